import { expect, it } from 'vitest';
import {
  readSettings,
  sameSettings,
  sortedOf,
  todayHere,
  usual,
  wantedOf,
} from './register.svelte';

it('nothing is asked for that nobody chose', () => {
  expect(wantedOf(usual, '2024-04-03')).toEqual({});
});

it('search and filters become one question', () => {
  const filters = {
    state: 'p1',
    stage: 'committed',
    amount: 'without',
    year: '2024',
    overdue: 'yes',
  };
  expect(wantedOf({ ...usual, search: ' cyber ', filters }, '2024-04-03')).toEqual({
    words: 'cyber',
    party: 'p1',
    stage: 'committed',
    figure: false,
    year: 2024,
    overdueOn: '2024-04-03',
  });
});

it('a column that cannot be sorted by leaves the order as it is', () => {
  expect(sortedOf({ ...usual, sort: { key: 'team', down: true } }).by).toBe('announced');
  expect(sortedOf({ ...usual, sort: { key: 'amount', down: true } })).toEqual({
    by: 'amount',
    descending: true,
  });
});

it('a saved view comes back as it was kept', () => {
  const kept = { ...usual, search: 'fund', group: 'state', sort: { key: 'stage', down: true } };
  expect(readSettings(JSON.stringify(kept))).toEqual(kept);
});

it('a saved view that is not understood shows the register as usual', () => {
  expect(readSettings('{')).toEqual(usual);
  expect(readSettings('null')).toEqual(usual);
  expect(readSettings('{"filters":{"state":7},"sort":{"key":1},"columns":"all"}')).toEqual(usual);
});

it('a filter that was set and taken back, or a column, leaves a view as it was kept', () => {
  const kept = { ...usual, filters: { team: 't1' } };
  const back = { ...kept, filters: { state: '', team: 't1' } };
  expect(sameSettings(kept, back)).toBe(true);
  expect(sameSettings(kept, { ...kept, columns: usual.columns.toReversed() })).toBe(true);
  expect(sameSettings(kept, { ...kept, filters: { state: 'p1', team: 't1' } })).toBe(false);
  expect(sameSettings(kept, { ...kept, search: 'cyber' })).toBe(false);
});

it('today is the day of this desk, as the file writes days', () => {
  expect(todayHere(new Date(2024, 3, 3, 23, 59))).toBe('2024-04-03');
});
