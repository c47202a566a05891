import { beforeAll, expect, it } from 'vitest';
import type { NamedGroup } from '../../../bindings/NamedGroup';
import type { Total } from '../../../bindings/Total';
import { registerCurrencies } from '../../../data/text/money';
import {
  statesFigure,
  drawable,
  barLength,
  mainMinor,
  timeFigure,
  quartersFigure,
  formatQuarter,
  wrapName,
} from './figures';

beforeAll(() =>
  registerCurrencies([
    { code: 'EUR', digits: 2 },
    { code: 'DKK', digits: 2 },
  ]),
);

const eur = { currency: 'EUR', converted: false };
const total = (minor: string | null, part: Partial<Total> = {}): Total => ({
  sums: minor === null ? [] : [{ currency: 'EUR', minor, figures: 1 }],
  without: {
    notStated: 0,
    notDisclosed: minor === null ? 1 : 0,
    notYetQuantified: 0,
    quantityOnly: 0,
  },
  unnamed: [],
  notExact: { about: 0, atLeast: 0, upTo: 0, range: 0 },
  converted: null,
  ...part,
});
const state = (name: string, minor: string | null): NamedGroup => ({
  name,
  key: { kind: 'party', id: name },
  stages: [{ stage: 'announced', total: total(minor) }],
  channels: ['national'],
});
const month = (first: string | null, minor: string | null): NamedGroup => ({
  name: first ?? '',
  key: { kind: 'month', first },
  stages: [{ stage: 'announced', total: total(minor) }],
  channels: ['national'],
});

it('an amount that is not known is not drawn, and the table says so in words', () => {
  const { labels, series } = statesFigure(
    [state('State 001', null), state('State 002', '500'), state('State 003', '90000')],
    eur,
  );
  expect(labels).toEqual(['State 003', 'State 002', 'State 001']);
  expect(series[0]?.points.map(({ minor }) => minor)).toEqual(['90000', '500', null]);
  expect(series[0]?.points[2]?.words).toContain('without an amount');
  expect(barLength(null, 'EUR')).toBeNull();
});

it('over time every month shows what it had come to by its end, in order; what has no date is not drawn', () => {
  const { labels, series } = timeFigure(
    [
      month('2024-04-01', '300'),
      month('2024-01-01', null),
      month(null, '7'),
      month('2024-02-01', '100'),
    ],
    eur,
  );
  expect(labels).toEqual(['January 2024', 'February 2024', 'April 2024']);
  expect(series[0]?.points.map(({ minor }) => minor)).toEqual([null, '100', '300']);
  expect(series[1]?.points.map(({ minor }) => minor)).toEqual([null, null, null]);
});

it('other currencies are not drawn among those of one, and only a rate set brings them in', () => {
  const mixed = total('100', {
    converted: { currency: 'EUR', minor: '250', rounded: false, unconverted: [] },
  });
  expect(mainMinor(mixed, eur)).toBe('100');
  expect(mainMinor(mixed, { currency: 'EUR', converted: true })).toBe('250');
  expect(mainMinor(mixed, { currency: 'DKK', converted: false })).toBeNull();
});

it('what a rate set cannot convert is not drawn as zero', () => {
  const left = { currency: 'EUR', minor: '100', figures: 1 };
  const none = total('100', {
    converted: { currency: 'DKK', minor: null, rounded: false, unconverted: [left] },
  });
  expect(mainMinor(none, { currency: 'DKK', converted: true })).toBeNull();
});

it('what was promised stands beside what came, by quarter; without a date last', () => {
  const { labels, series } = quartersFigure(
    [
      { first: '2024-04-01', planned: total('400'), paid: total('100'), overdue: total('300') },
      { first: null, planned: total(null), paid: total(null), overdue: total(null) },
    ],
    eur,
  );
  expect(labels).toEqual(['Q2 2024', formatQuarter(null)]);
  expect(series.map(({ points }) => points[0]?.minor)).toEqual(['400', '100', '300']);
  expect(series.map(({ points }) => points[1]?.minor)).toEqual([null, null, null]);
});

it('a state or a stage without any amount is left out of the picture, not drawn as zero', () => {
  const whole = statesFigure(
    [state('State 001', null), state('State 002', '500'), state('State 003', '900')],
    eur,
  );
  const drawn = drawable(whole, 15);
  expect(drawn.labels).toEqual(['State 003', 'State 002']);
  expect(drawn.series.map(({ name }) => name)).toEqual(['announced']);
  expect([drawn.places, drawn.more]).toEqual([[0, 1], 0]);
  expect(drawable(whole, 1)).toMatchObject({ labels: ['State 003'], more: 1 });
});

it('a long name stands in lines beside its bars, whole', () => {
  const name = 'Belgium, Estonia, Iceland and Luxembourg, jointly';
  expect(wrapName(name)).toEqual(['Belgium, Estonia, Iceland and', 'Luxembourg, jointly']);
  const word = 'Organisation'.repeat(4);
  expect(wrapName(word)).toEqual([word]);
});
