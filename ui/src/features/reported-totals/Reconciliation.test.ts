import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { ReconciliationRow } from '../../bindings/ReconciliationRow';
import { registerCurrencies } from '../../data/text/money';
import { answerCommands, storedRecord } from '../../testing/backend';
import Reconciliation from './Reconciliation.svelte';

const amount = { precision: 'exact', minor: 100_000, maxMinor: null, currency: 'EUR' } as const;
const without = { notStated: 0, notDisclosed: 0, notYetQuantified: 0, quantityOnly: 0 };
const notExact = { about: 0, atLeast: 0, upTo: 0, range: 0 };
const compared: ReconciliationRow = {
  reported: storedRecord('t1', {
    statedOn: null,
    scope: 'All pledges',
    amount,
    asStated: null,
    stage: null,
    party: null,
    body: null,
    channel: null,
    sources: [],
  }),
  stage: 'announced',
  computed: {
    sums: [{ currency: 'DKK', minor: '720000', figures: 1 }],
    without,
    unnamed: [],
    notExact,
    converted: { currency: 'EUR', minor: '90000', rounded: false, unconverted: [] },
  },
  difference: '10000',
  verdict: 'unexplained',
  because: [],
  rates: { name: 'Test rates', provider: 'Test Bank', into: 'EUR' },
};

test('a converted figure beside a reported total stands with the set of rates and its provider', async () => {
  registerCurrencies([
    { code: 'EUR', digits: 2 },
    { code: 'DKK', digits: 2 },
  ]);
  answerCommands({ reconcile: () => [compared] });
  render(Reconciliation, { id: 't1' });
  expect(await screen.findByText(/^EUR.900 converted$/)).toBeVisible();
  expect(screen.getByText(/by “Test rates” \(Test Bank\)/)).toBeVisible();
});
