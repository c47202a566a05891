import { render, screen } from '@testing-library/svelte';
import { beforeAll, expect, test, vi } from 'vitest';
import type { StageTotal } from '../../bindings/StageTotal';
import type { Totals } from '../../bindings/Totals';
import { registerCurrencies } from '../../data/text/money';
import RegisterTotals from './RegisterTotals.svelte';

beforeAll(() => registerCurrencies([{ code: 'EUR', digits: 2 }]));

const announced = (minor: string): StageTotal => ({
  stage: 'announced',
  total: {
    sums: [{ currency: 'EUR', minor, figures: 1 }],
    without: { notStated: 0, notDisclosed: 0, notYetQuantified: 0, quantityOnly: 0 },
    unnamed: [],
    notExact: { about: 0, atLeast: 0, upTo: 0, range: 0 },
    converted: null,
  },
});
const totals = (apart: Totals['apart']): Totals => ({
  groups: [],
  all: [announced('300')],
  apart,
  undated: 0,
  leftOut: 0,
  rates: null,
});
const figures = () => screen.getAllByRole('button').map((one) => one.textContent.trim());
const plain = (all: string[]) => all.map((words) => words.replaceAll('\u00a0', ' '));

test('channels that do not add up stand apart, and each figure opens on its own lines', () => {
  const showLines = vi.fn();
  const apart = [
    { channel: 'national' as const, all: [announced('100')] },
    { channel: null, all: [announced('200')] },
  ];
  render(RegisterTotals, { totals: totals(apart), showLines });
  expect(plain(figures())).toEqual(['EUR 1', 'EUR 2']);
  expect(screen.getByText('Channels are not added together.')).toBeTruthy();
  screen.getAllByRole('button').forEach((one) => one.click());
  expect(showLines.mock.calls.map(([stage, , channel]) => [stage, channel])).toEqual([
    ['announced', 'national'],
    ['announced', null],
  ]);
});

test('without channels apart there is one figure for all', () => {
  render(RegisterTotals, { totals: totals([]), showLines: vi.fn() });
  expect(plain(figures())).toEqual(['EUR 3']);
});
