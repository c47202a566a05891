import { beforeAll, expect, it } from 'vitest';
import { registerCurrencies } from '../../../data/text/money';
import { blank } from './inKindItems';
import { describeInKindItem, describeTranche } from '../../../data/wording/pledgeParts';

beforeAll(() => registerCurrencies([{ code: 'EUR', digits: 2 }]));
const plain = (words: string) => words.replaceAll('\u00a0', ' ');

it('goods without a value say so, and are never worth zero', () => {
  expect(describeInKindItem({ ...blank('p'), quantity: 200, unit: 'laptops' })).toBe(
    '200 laptops · no value stated',
  );
});

it('goods without a quantity say so', () => {
  expect(describeInKindItem({ ...blank('p'), received: 20 })).toBe(
    'quantity not stated · no value stated · 20 received',
  );
});

it('the furthest quantity is told, of how many', () => {
  const item = { ...blank('p'), quantity: 200, unit: 'laptops', ordered: 200, shipped: 120 };
  const unitValue = { precision: 'about', minor: 90_000, maxMinor: null, currency: 'EUR' } as const;
  expect(plain(describeInKindItem({ ...item, unitValue, basis: 'donorStatement' }))).toBe(
    '200 laptops · about EUR 900 each (donor’s statement) · 120 of 200 shipped',
  );
});

it('a tranche without a date says so', () => {
  const planned = { precision: 'exact', minor: 500, maxMinor: null, currency: 'EUR' } as const;
  const tranche = { pledge: 'p', plannedOn: null, planned, waived: false, note: null, sources: [] };
  expect(plain(describeTranche(tranche))).toBe('EUR 5, no date planned');
  expect(plain(describeTranche({ ...tranche, plannedOn: '2025-03' }))).toBe(
    'EUR 5, planned for March 2025',
  );
});
