import { beforeEach, expect, test } from 'vitest';
import type { Amount } from '../../bindings/Amount';
import { registerCurrencies, parseMoney, formatAmount, formatMoney } from './money';

beforeEach(() => {
  registerCurrencies([
    { code: 'EUR', digits: 2 },
    { code: 'DKK', digits: 2 },
    { code: 'GBP', digits: 2 },
    { code: 'JPY', digits: 0 },
    { code: 'RSD', digits: 2 },
  ]);
});
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test.each([
  ['10 000 000', 1_000_000_000],
  ['10\u00a0000\u00a0000', 1_000_000_000],
  ['10,000,000.50', 1_000_000_050],
  ['10.000.000,50', 1_000_000_050],
  ["10'000'000", 1_000_000_000],
  ['10 million', 1_000_000_000],
  ['10m', 1_000_000_000],
  ['1.5m', 150_000_000],
  ['1,5 mln', 150_000_000],
  ['1.1 billion', 110_000_000_000],
  ['500k', 50_000_000],
  ['500000', 50_000_000],
  ['0.5', 50],
])('“%s” is %d cents', (typed, minor) => {
  expect(parseMoney(typed, 'EUR')).toEqual({ ok: true, minor, currency: 'EUR' });
});

test.each([
  ['DKK 91 million', 'DKK', 9_100_000_000],
  ['91 million dkk', 'DKK', 9_100_000_000],
  ['eur500 000', 'EUR', 50_000_000],
  ['€10m', 'EUR', 1_000_000_000],
  ['JPY 1,500', 'JPY', 1500],
])('the code in “%s” counts', (typed, currency, minor) => {
  expect(parseMoney(typed, 'EUR')).toEqual({ ok: true, minor, currency });
});

test.each([
  ['a lot', 'notANumber'],
  ['1.500', 'notANumber'],
  ['10 00 000', 'notANumber'],
  ['-5', 'notANumber'],
  ['$10', 'notANumber'],
  ['0.005', 'tooFine'],
  ['99999999999999999', 'tooLarge'],
  ['ZZZ 10', 'unknownCurrency'],
])('“%s” is refused: %s', (typed, why) => {
  expect(parseMoney(typed, 'EUR')).toEqual({ ok: false, why });
});

test.each([
  ['EUR 1 million a year until 2027', 'a year until 2027'],
  ['1 million per year', 'per year'],
  ['2,5 Mio pro Jahr', 'pro Jahr'],
  ['EUR 500 000 each', 'each'],
  ['10 or 20', 'or 20'],
  ['5 vehicles', 'vehicles'],
])('“%s” is no one figure: “%s” is not used', (typed, rest) => {
  expect(parseMoney(typed, 'EUR')).toEqual({ ok: false, why: 'unused', rest });
});

test('an empty box is no amount, not zero', () => {
  expect(parseMoney('  ', 'EUR')).toEqual({ ok: true, minor: null, currency: 'EUR' });
});

test('a yen has no decimals', () => {
  expect(parseMoney('0.5', 'JPY')).toEqual({ ok: false, why: 'tooFine' });
  expect(plain(formatMoney(1500, 'JPY'))).toBe('JPY 1 500');
});

test('money is shown code first, in groups with no-break spaces, decimals only where there are some', () => {
  expect(formatMoney(100_000_000, 'EUR')).toBe('EUR\u00a01\u00a0000\u00a0000');
  expect(plain(formatMoney(8_700_050, 'EUR'))).toBe('EUR 87 000.50');
  expect(plain(formatMoney(5, 'EUR'))).toBe('EUR 0.05');
});

test('what is shown is read back as the same figure', () => {
  for (const minor of [1, 99, 100, 12_345_678, 2_050_000_000]) {
    const shown = formatMoney(minor, 'RSD');
    expect(parseMoney(shown, 'EUR')).toEqual({ ok: true, minor, currency: 'RSD' });
  }
});

const amount = (part: Partial<Amount>): Amount => ({
  precision: 'exact',
  minor: null,
  maxMinor: null,
  currency: null,
  ...part,
});

test.each([
  [amount({ precision: 'notStated' }), 'no amount stated'],
  [amount({ precision: 'notDisclosed' }), 'not disclosed'],
  [amount({ precision: 'notYetQuantified' }), 'not yet quantified'],
  [amount({ precision: 'quantityOnly' }), 'quantity only, no value stated'],
  [amount({ minor: 1_000_000_000, currency: 'EUR' }), 'EUR 10 000 000'],
  [amount({ precision: 'about', minor: 1_000_000_000, currency: 'EUR' }), 'about EUR 10 000 000'],
  [
    amount({ precision: 'range', minor: 100_000, maxMinor: 200_000, currency: 'EUR' }),
    'EUR 1 000 to 2 000',
  ],
  [
    amount({ precision: 'jointWithoutSplit', minor: 2_200_000_000, currency: 'EUR' }),
    'EUR 22 000 000, joint, no split',
  ],
])('an amount is shown in words, and an unknown one never as a zero', (value, words) => {
  expect(plain(formatAmount(value))).toBe(words);
});

test('an amount whose figure is still missing shows no figure', () => {
  for (const precision of [
    'exact',
    'about',
    'atLeast',
    'upTo',
    'range',
    'jointWithoutSplit',
  ] as const) {
    expect(formatAmount(amount({ precision }))).not.toMatch(/\d/);
  }
});
