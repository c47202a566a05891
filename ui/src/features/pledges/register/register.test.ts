import { expect, it } from 'vitest';
import {
  parseSettings,
  sameSettings,
  toSorted,
  localToday,
  defaultSettings,
  toWanted,
} from './register.svelte';

it('nothing is asked for that nobody chose', () => {
  expect(toWanted(defaultSettings, '2024-04-03')).toEqual({});
});

it('search and filters become one question', () => {
  const filters = {
    state: 'p1',
    stage: 'committed',
    amount: 'without',
    year: '2024',
    overdue: 'yes',
  };
  expect(toWanted({ ...defaultSettings, search: ' cyber ', filters }, '2024-04-03')).toEqual({
    words: 'cyber',
    party: 'p1',
    stage: 'committed',
    figure: false,
    year: 2024,
    overdueOn: '2024-04-03',
  });
});

it('a column that cannot be sorted by leaves the order as it is', () => {
  expect(toSorted({ ...defaultSettings, sort: { key: 'team', down: true } }).by).toBe('announced');
  expect(toSorted({ ...defaultSettings, sort: { key: 'amount', down: true } })).toEqual({
    by: 'amount',
    descending: true,
  });
});

it('a saved view comes back as it was kept', () => {
  const kept = {
    ...defaultSettings,
    search: 'fund',
    group: 'state',
    sort: { key: 'stage', down: true },
  };
  expect(parseSettings(JSON.stringify(kept))).toEqual(kept);
});

it('a saved view that is not understood shows the register as usual', () => {
  expect(parseSettings('{')).toEqual(defaultSettings);
  expect(parseSettings('null')).toEqual(defaultSettings);
  expect(parseSettings('{"filters":{"state":7},"sort":{"key":1},"columns":"all"}')).toEqual(
    defaultSettings,
  );
});

it('a filter that was set and taken back, or a column, leaves a view as it was kept', () => {
  const kept = { ...defaultSettings, filters: { team: 't1' } };
  const back = { ...kept, filters: { state: '', team: 't1' } };
  expect(sameSettings(kept, back)).toBe(true);
  expect(sameSettings(kept, { ...kept, columns: defaultSettings.columns.toReversed() })).toBe(true);
  expect(sameSettings(kept, { ...kept, filters: { state: 'p1', team: 't1' } })).toBe(false);
  expect(sameSettings(kept, { ...kept, search: 'cyber' })).toBe(false);
});

it('today is the day of this computer, as the file writes days', () => {
  expect(localToday(new Date(2024, 3, 3, 23, 59))).toBe('2024-04-03');
});
