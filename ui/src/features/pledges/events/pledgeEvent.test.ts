import { expect, it } from 'vitest';
import type { PledgeSheet } from '../../../bindings/PledgeSheet';
import type { TrancheRow } from '../../../bindings/TrancheRow';
import { blank as pledgeBlank } from '../form';
import { blank, correction, payment, nextEvent } from './pledgeEvent';

const kept = { revision: 3, createdAt: '', updatedAt: '' };
const euros = (minor: number | null) =>
  ({ precision: 'exact', minor, maxMinor: null, currency: 'EUR' }) as const;
const row = (planned: TrancheRow['tranche']['planned'], paidMinor: number | null): TrancheRow => ({
  tranche: {
    ...kept,
    id: 't',
    pledge: 'p',
    plannedOn: null,
    planned,
    waived: false,
    note: null,
    sources: [],
  },
  state: 'planned',
  begun: paidMinor !== null,
  paidMinor,
});

it('a payment begins with what is still to be paid of the tranche', () => {
  const begun = payment(row(euros(500), 200), '2026-01-15').fields;
  expect(begun).toMatchObject({
    pledge: 'p',
    stage: 'delivered',
    tranche: 't',
    happenedOn: '2026-01-15',
    amount: euros(300),
  });
});

it('a payment of a tranche without a figure leaves the figure open, not zero', () => {
  const planned = {
    precision: 'notYetQuantified',
    minor: null,
    maxMinor: null,
    currency: null,
  } as const;
  expect(payment(row(planned, null), '2026-01-15').fields.amount).toEqual({
    ...euros(null),
    currency: null,
  });
});

it.each(['about', 'atLeast', 'upTo', 'range'] as const)(
  'of a tranche planned as %s, what was paid is not known before somebody writes it',
  (precision) => {
    const planned = { ...euros(500), precision, maxMinor: precision === 'range' ? 900 : null };
    expect(payment(row(planned, 200), '2026-01-15').fields.amount).toEqual(euros(null));
  },
);

it('a further step is the next stage today, its figure left open in the currency of the pledge', () => {
  const pledge = { ...kept, ...pledgeBlank, id: 'p', amount: euros(900) };
  const page = { today: '2026-01-15' } as PledgeSheet;
  expect(nextEvent(pledge, page, 'announced').fields).toMatchObject({
    stage: 'confirmed',
    happenedOn: '2026-01-15',
    amount: euros(null),
  });
});

it('a correction is a further line as the one it corrects, which stays', () => {
  const event = { ...kept, ...blank, id: 'e', stage: 'committed' as const, document: 'Letter 7' };
  const begun = correction(event);
  expect(begun.row).toBeNull();
  expect(begun.fields).toEqual({
    ...blank,
    stage: 'committed',
    document: 'Letter 7',
    corrects: 'e',
  });
});
