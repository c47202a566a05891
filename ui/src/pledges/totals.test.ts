import { beforeAll, describe, expect, it } from 'vitest';
import type { Amount } from '../bindings/Amount';
import type { Precision } from '../bindings/Precision';
import { learnCurrencies } from '../money';
import { notExactWords, sumWords, totals } from './totals';

beforeAll(() =>
  learnCurrencies([
    { code: 'EUR', digits: 2 },
    { code: 'DKK', digits: 2 },
    { code: 'JPY', digits: 0 },
  ]),
);

/** Plain spaces in place of the no-break ones, to compare by. */
const plain = (words: string) => words.replaceAll('\u00a0', ' ');

const pledge = (
  precision: Precision,
  minor: number | null = null,
  currency: string | null = null,
  maxMinor: number | null = null,
): { amount: Amount } => ({ amount: { precision, minor, currency, maxMinor } });

describe('totals', () => {
  it('add up each currency apart and count what has no figure', () => {
    const found = totals([
      pledge('exact', 1_000_000_000, 'EUR'),
      pledge('exact', 50_000_000, 'EUR'),
      pledge('exact', 9_100_000_000, 'DKK'),
      pledge('notDisclosed'),
      pledge('notYetQuantified'),
      pledge('quantityOnly'),
    ]);
    expect(plain(sumWords(found))).toBe('EUR 10 500 000 + DKK 91 000 000');
    expect(found.without).toBe(3);
    expect(notExactWords(found)).toBe('');
  });

  it('a pledge without an amount is never counted as zero', () => {
    const found = totals([pledge('notDisclosed')]);
    expect(found.sums).toEqual([]);
    expect(plain(sumWords(found))).toBe('');
  });

  it('count a joint pledge once', () => {
    expect(plain(sumWords(totals([pledge('jointWithoutSplit', 2_200_000_000, 'EUR')])))).toBe(
      'EUR 22 000 000',
    );
  });

  it('say which figures are not exact', () => {
    const found = totals([
      pledge('about', 100, 'JPY'),
      pledge('atLeast', 200, 'JPY'),
      pledge('upTo', 300, 'JPY'),
      pledge('range', 400, 'JPY', 900),
      pledge('range', 100, 'JPY', 900),
      pledge('exact', 1, 'JPY'),
    ]);
    expect(plain(sumWords(found))).toBe('JPY 1 101');
    expect(found.notExact).toEqual({ about: 1, atLeast: 1, upTo: 1, range: 2 });
    const words = notExactWords(found);
    for (const word of ['about', 'at least', 'up to', '2 ranges']) expect(words).toContain(word);
  });

  it('a figure that has not been entered yet is no figure', () => {
    expect(totals([pledge('exact')])).toEqual({ sums: [], without: 1, notExact: {} });
  });

  it('stay exact beyond what one figure may be', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const found = totals([pledge('exact', most, 'EUR'), pledge('exact', most, 'EUR')]);
    expect(plain(sumWords(found))).toBe('EUR 180 143 985 094 819.82');
  });
});
