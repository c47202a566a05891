import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import type { Amount } from '../../../bindings/Amount';
import type { PledgeSheet } from '../../../bindings/PledgeSheet';
import { registerCurrencies } from '../../../data/text/money';
import { answerCommands, storedRecord } from '../../../testing/backend';
import { blank as pledgeBlank } from '../form';
import Shares from './Shares.svelte';
import { findRemainder, findExcess } from './shares';

const joint: Amount = {
  precision: 'jointWithoutSplit',
  minor: 2_200_000_000,
  maxMinor: null,
  currency: 'EUR',
};

it('what nobody’s share covers is left jointly', () => {
  expect(findRemainder(joint, [{ minor: 200_000_000 }])).toEqual({
    ...joint,
    precision: 'exact',
    minor: 2_000_000_000,
  });
});

it('without a share all of it is left, and with all of them nothing', () => {
  expect(findRemainder(joint, [])?.minor).toBe(2_200_000_000);
  expect(findRemainder(joint, [{ minor: 2_200_000_000 }])?.minor).toBe(0);
});

it('how exact the whole is holds for what is left', () => {
  expect(findRemainder({ ...joint, precision: 'about' }, [{ minor: 1 }])?.precision).toBe('about');
});

it('of a range, both figures shrink; below zero only the upper one is left', () => {
  const range: Amount = { precision: 'range', minor: 100, maxMinor: 300, currency: 'EUR' };
  expect(findRemainder(range, [{ minor: 50 }])).toEqual({ ...range, minor: 50, maxMinor: 250 });
  expect(findRemainder(range, [{ minor: 200 }])).toEqual({
    precision: 'upTo',
    minor: 100,
    maxMinor: null,
    currency: 'EUR',
  });
});

it('what has no figure is never split, and its rest is no zero', () => {
  const undisclosed: Amount = {
    precision: 'notDisclosed',
    minor: null,
    maxMinor: null,
    currency: null,
  };
  expect(findRemainder(undisclosed, [{ minor: 5 }])).toBeNull();
});

it('shares that come to more than the pledge are said to, and by how much', () => {
  const more = [{ minor: 2_000_000_000 }, { minor: 300_000_000 }];
  expect(findExcess(joint, more)).toEqual({ ...joint, precision: 'exact', minor: 100_000_000 });
  expect(findExcess(joint, [{ minor: 2_200_000_000 }])).toBeNull();
});

it('of a range the upper figure is the most, and at least a figure may be any more', () => {
  const range: Amount = { precision: 'range', minor: 100, maxMinor: 300, currency: 'EUR' };
  expect(findExcess(range, [{ minor: 200 }])).toBeNull();
  expect(findExcess(range, [{ minor: 301 }])?.minor).toBe(1);
  expect(findExcess({ ...joint, precision: 'atLeast' }, [{ minor: 2_300_000_000 }])).toBeNull();
});

it('the words under the shares say that they are too much, not that all is split', () => {
  answerCommands({ list: () => [] });
  registerCurrencies([{ code: 'EUR', digits: 2 }]);
  const pledge = { ...pledgeBlank, pledgers: ['e'], amount: joint };
  const share = storedRecord('s', { pledge: 'p', party: 'e', minor: 2_200_000_100 });
  const page = { shares: [share] } as unknown as PledgeSheet;
  render(Shares, { pledge: storedRecord('p', pledge), page, readOnly: true });
  expect(screen.getByRole('status')).toHaveTextContent(
    'The shares come to EUR 1 more than the pledge.',
  );
});
