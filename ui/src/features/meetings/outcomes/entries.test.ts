import { expect, test } from 'vitest';
import type { MeetingPage } from '../../../bindings/MeetingPage';
import { formatCounts, listEntriesOfItem, type Entry } from './entries';

const record = {
  decisions: [
    { id: '02', agendaItem: 'i' },
    { id: '09', agendaItem: null },
  ],
  pledges: [
    { id: '03', agendaItem: 'i' },
    { id: '01', agendaItem: 'i' },
  ],
  statements: [{ id: '04', agendaItem: 'j' }],
  actions: [{ id: '05', agendaItem: 'i' }],
} as unknown as MeetingPage;
const ids = (entries: Entry[]) => entries.map((entry) => entry.id);

test('what came of an item stands in the order it was written down', () => {
  expect(ids(listEntriesOfItem(record, 'i'))).toEqual(['01', '02', '03', '05']);
  expect(ids(listEntriesOfItem(record, 'j'))).toEqual(['04']);
  expect(ids(listEntriesOfItem(record, 'nowhere'))).toEqual([]);
});

test('what came of an item is counted in words', () => {
  expect(formatCounts(listEntriesOfItem(record, 'i'))).toBe('1 decision, 2 pledges and 1 action');
  expect(formatCounts([])).toBe('');
});
