import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Total } from '../../bindings/Total';
import { amountVisibility } from '../../data/amountVisibility.svelte';
import { registerCurrencies } from '../../data/text/money';
import {
  describeConverted,
  totalsByStage,
  describeNotExact,
  formatShortTotal,
  formatSums,
  formatTotal,
  formatWithoutAmount,
} from './total';

beforeAll(() =>
  registerCurrencies([
    { code: 'EUR', digits: 2 },
    { code: 'DKK', digits: 2 },
  ]),
);
afterEach(() => {
  if (amountVisibility.hidden) amountVisibility.toggle();
});

/** Plain spaces in place of the no-break ones, to compare by. */
const plain = (words: string) => words.replaceAll('\u00a0', ' ');
const total = (part: Partial<Total> = {}): Total => ({
  sums: [],
  without: { notStated: 0, notDisclosed: 0, notYetQuantified: 0, quantityOnly: 0 },
  unnamed: [],
  notExact: { about: 0, atLeast: 0, upTo: 0, range: 0 },
  converted: null,
  ...part,
});
const eur = { currency: 'EUR', minor: '2050000000', figures: 3 };
const dkk = { currency: 'DKK', minor: '9100000000', figures: 1 };
const three = { notStated: 0, notDisclosed: 1, notYetQuantified: 1, quantityOnly: 1 };

describe('a total in words', () => {
  it('keeps currencies apart, and counts what has no amount beside them', () => {
    expect(plain(formatTotal(total({ sums: [dkk, eur], without: three })))).toBe(
      'EUR 20 500 000 + DKK 91 000 000 + 3 contributions without an amount',
    );
    expect(plain(formatShortTotal(total({ sums: [eur], without: three })))).toBe(
      'EUR 20 500 000 + 3 without an amount',
    );
  });

  it('names givers without names, of whose contributions nobody said how many they are', () => {
    const unnamed = [
      { who: 'several states', withNamed: false, precision: 'notDisclosed' as const, entries: 2 },
    ];
    expect(plain(formatTotal(total({ sums: [eur], unnamed })))).toBe(
      'EUR 20 500 000 + contributions by several states, not named, without an amount',
    );
    expect(formatTotal(total({ unnamed }))).toBe(
      'contributions by several states, not named, without an amount',
    );
  });

  it('an amount that is not known is never a zero', () => {
    const without = total({ without: { ...three, quantityOnly: 0 } });
    expect(formatSums(without)).toBe('');
    expect(formatWithoutAmount(without)).toBe('2 contributions without an amount');
  });

  it('is exact beyond what a number of the page can hold', () => {
    const vast = total({ sums: [{ ...eur, minor: '18014398509481982' }] });
    expect(plain(formatSums(vast))).toBe('EUR 180 143 985 094 819.82');
  });

  it('says which figures are not exact', () => {
    const words = describeNotExact(
      total({ notExact: { about: 1, atLeast: 0, upTo: 1, range: 2 } }),
    );
    for (const word of ['about', 'up to', '2 ranges']) expect(words).toContain(word);
    expect(words).not.toContain('at least');
    expect(describeNotExact(total())).toBe('');
  });

  it('names what the rates do not convert, and that a sum was rounded', () => {
    const converted = { currency: 'EUR', minor: '100', rounded: true, unconverted: [dkk] };
    const words = plain(describeConverted(converted));
    expect(words).toContain('EUR 1 ');
    expect(words).toContain('rounded');
    expect(words).toContain('DKK 91 000 000');
  });

  it('tells no amount while amounts are hidden', () => {
    amountVisibility.toggle();
    expect(formatTotal(total({ sums: [eur], without: three }))).not.toMatch(/20|EUR/);
  });

  it('shows the stages that matter even when nothing stands there', () => {
    const steps = totalsByStage(
      [{ stage: 'announced', total: total({ sums: [eur] }) }],
      ['announced', 'confirmed', 'committed', 'delivered'],
    );
    expect(steps.map(({ stage, total }) => [stage, total !== null])).toEqual([
      ['announced', true],
      ['committed', false],
      ['delivered', false],
    ]);
  });
});
