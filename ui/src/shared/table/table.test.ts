import { expect, test } from 'vitest';
import {
  groupRows,
  buildSearchIndex,
  buildLines,
  filterRows,
  sortRows,
  type Column,
  type Filter,
} from './table';

interface Row {
  id: string;
  name: string;
  amount: number | null;
  stage: string;
}
const rows: Row[] = [
  { id: '1', name: 'Łotwa 10', amount: 5, stage: 'announced' },
  { id: '2', name: 'Ålesund 9', amount: null, stage: 'closed' },
  { id: '3', name: 'Zagreb', amount: 50, stage: 'announced' },
  { id: '4', name: 'Aarhus', amount: 7, stage: 'closed' },
];
const columns: Column<Row>[] = [
  { key: 'name', label: 'Name', text: (row) => row.name },
  {
    key: 'amount',
    label: 'Amount',
    text: (row) => String(row.amount ?? 'not disclosed'),
    by: (row) => row.amount,
  },
];
const filters: Filter<Row>[] = [
  { key: 'stage', label: 'Stage', options: [], keeps: (row, value) => row.stage === value },
];
const ids = (found: Row[]) => found.map((row) => row.id).join('');
const find = (
  part: { search?: string; filters?: Record<string, string> },
  also?: (row: Row) => string,
) =>
  ids(
    filterRows(rows, filters, { search: '', filters: {}, ...part }, () =>
      buildSearchIndex(rows, columns, also),
    ),
  );

test('a search holds every word, in any column, without diacritics', () => {
  expect(find({ search: 'ale 9' })).toBe('2');
  expect(find({ search: 'disclosed' })).toBe('2');
});

test('a search finds the other words a row is known by', () => {
  expect(find({ search: 'latvia' })).toBe('');
  expect(find({ search: 'latvia' }, (row) => (row.id === '1' ? 'Latvia' : ''))).toBe('1');
});

test('dates and amounts are found as they are shown, however their groups are typed', () => {
  const shown: Column<Row>[] = [
    { key: 'date', label: '', text: (row) => `3\u00a0${row.id === '1' ? 'April' : 'May'} 2024` },
    {
      key: 'sum',
      label: '',
      text: (row) => `EUR\u00a010\u00a0000${row.id === '1' ? '\u00a0000' : ''}`,
    },
  ];
  const found = (search: string) =>
    ids(filterRows(rows, [], { search, filters: {} }, () => buildSearchIndex(rows, shown)));
  expect(found('April 2024')).toBe('1');
  for (const typed of [
    '10 000 000',
    '10\u00a0000\u00a0000',
    '10,000,000',
    '10.000.000',
    '10000000',
  ])
    expect(found(typed)).toBe('1');
  expect(found('EUR 10 000')).toBe('1234');
});

test('a filter and a search hold together', () => {
  expect(find({ filters: { stage: 'closed' }, search: 'a' })).toBe('24');
});

test('sorting goes by what stands behind the text, and unknown stands last either way', () => {
  expect(ids(sortRows(rows, columns, { key: 'amount', down: false }))).toBe('1432');
  expect(ids(sortRows(rows, columns, { key: 'amount', down: true }))).toBe('3412');
});

test('without a sort the order of the file stays', () => {
  expect(ids(sortRows(rows, columns, null))).toBe('1234');
});

const byStage = {
  key: 'stage',
  label: 'Stage',
  text: (row: Row) => row.stage,
  by: (row: Row) => row.stage,
};

test('rows of one group stand together, in the order they had', () => {
  const down = sortRows(rows, columns, { key: 'amount', down: true });
  expect(ids(groupRows(down, byStage))).toBe('3142');
  expect(ids(groupRows(rows, undefined))).toBe('1234');
});

test('groups of one rank are not mixed, and one of no rank stands last', () => {
  const mixed = { ...byStage, by: (row: Row) => (row.stage === 'closed' ? null : 1) };
  expect(ids(groupRows(rows, mixed))).toBe('1324');
  expect(ids(groupRows(rows, { ...byStage, by: () => 1 }))).toBe('1324');
});

test('each group is drawn once, with how many rows it has', () => {
  const drawn = buildLines(groupRows(rows, byStage), byStage);
  const said = drawn.map((line) =>
    'row' in line ? `${line.at}:${line.row.id}` : `${line.head} ${line.count}`,
  );
  expect(said).toEqual(['announced 2', '0:1', '1:3', 'closed 2', '2:2', '3:4']);
});
