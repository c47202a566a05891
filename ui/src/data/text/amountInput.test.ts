import { beforeEach, expect, test } from 'vitest';
import type { Amount } from '../../bindings/Amount';
import { formatAmountInput, parseAmount } from './amountInput';
import { registerCurrencies } from './money';

beforeEach(() =>
  registerCurrencies([
    { code: 'EUR', digits: 2 },
    { code: 'DKK', digits: 2 },
    { code: 'USD', digits: 2 },
  ]),
);

const amount = (
  precision: Amount['precision'],
  minor: number | null = null,
  maxMinor: number | null = null,
  currency: string | null = minor === null ? null : 'EUR',
): Amount => ({ precision, minor, maxMinor, currency });

test.each<[string, Amount]>([
  ['EUR 93 m', amount('exact', 9_300_000_000)],
  ['93m', amount('exact', 9_300_000_000)],
  ['2,5', amount('exact', 250)],
  ['1.5 million', amount('exact', 150_000_000)],
  ['10 000 000', amount('exact', 1_000_000_000)],
  ['dkk 91 million', amount('exact', 9_100_000_000, null, 'DKK')],
  ['91 million dkk', amount('exact', 9_100_000_000, null, 'DKK')],
  ['about 2,5 Mio €', amount('about', 250_000_000)],
  ['about 2,5 million', amount('about', 250_000_000)],
  ['up to EUR 300k', amount('upTo', 30_000_000)],
  ['at least 5m', amount('atLeast', 500_000_000)],
  ['1 to 2 million', amount('range', 100_000_000, 200_000_000)],
  ['EUR 1–2 m', amount('range', 100_000_000, 200_000_000)],
  ['EUR 22 m, joint, no split', amount('jointWithoutSplit', 2_200_000_000)],
  ['22 m jointly', amount('jointWithoutSplit', 2_200_000_000)],
  ['not disclosed', amount('notDisclosed')],
  ['amount not disclosed', amount('notDisclosed')],
  ['not yet quantified', amount('notYetQuantified')],
  ['quantity only', amount('quantityOnly')],
  ['no amount stated', amount('notStated')],
  ['', amount('notStated')],
])('“%s” is understood', (typed, expected) => {
  expect(parseAmount(typed, 'EUR')).toEqual({ ok: true, amount: expected });
});

test.each([
  ['a lot', { why: 'notANumber' }],
  ['1.500', { why: 'notANumber' }],
  ['0.005', { why: 'tooFine' }],
  ['ZZZ 10', { why: 'unknownCurrency' }],
  ['EUR 1 m and EUR 2 m', { why: 'several' }],
  ['1 million a year until 2027', { why: 'unused', rest: 'a year until 2027' }],
  ['EUR 1 million a year', { why: 'unused' }],
  ['EUR 5 m for laptops', { why: 'unused', rest: 'for laptops' }],
  ['about 5 m for laptops', { why: 'unused', rest: 'for laptops' }],
  ['5 laptops', { why: 'unused', rest: 'laptops' }],
])('“%s” is not taken for an amount', (typed, expected) => {
  expect(parseAmount(typed, 'EUR')).toMatchObject({ ok: false, ...expected });
});

test('what the box shows reads as the same amount', () => {
  for (const one of [
    amount('exact', 8_700_050),
    amount('about', 1_000_000_000, null, 'DKK'),
    amount('atLeast', 100),
    amount('upTo', 100_000),
    amount('range', 100_000, 200_000),
    amount('jointWithoutSplit', 2_200_000_000),
    amount('notDisclosed'),
    amount('notYetQuantified'),
    amount('quantityOnly'),
    amount('notStated'),
  ])
    expect(parseAmount(formatAmountInput(one), 'EUR')).toEqual({ ok: true, amount: one });
});
