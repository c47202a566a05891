import { expect, it } from 'vitest';
import type { PledgeRow } from '../../../bindings/PledgeRow';
import type { PledgeQuery } from '../../../bindings/PledgeQuery';
import { answerCommands } from '../../../testing/backend';
import {
  reuseLines,
  layoutSections,
  buildLines,
  sectionAt,
  requestLines,
  type GroupHead,
} from './groups';
import { pageSize, RegisterRows } from './rows.svelte';

const row = (n: number) => ({ id: `p${n}`, title: `Pledge ${n}` }) as PledgeRow;
const answers = (count: () => number) => ({
  pledges: ({ offset, limit }: PledgeQuery) => ({
    today: '2024-04-03',
    count: count(),
    all: 100_000,
    rows: Array.from({ length: Math.max(0, Math.min(limit, count() - offset)) }, (_, at) =>
      row(offset + at),
    ),
  }),
});
const question = { wanted: {}, sorted: { by: 'announced', descending: false } } as const;
const still = () => new Promise((done) => setTimeout(done, 20));

it('of a hundred thousand pledges only the pages in sight are fetched', async () => {
  const asked = answerCommands(answers(() => 100_000));
  const rows = new RegisterRows(question);
  await still();
  rows.setVisible(50_000, 50_040);
  await still();
  expect(rows.count).toBe(100_000);
  expect(rows.at(50_020)?.id).toBe('p50020');
  expect(rows.at(70_000)).toBeUndefined();
  expect(asked.map(({ input }) => (input as PledgeQuery).offset)).toEqual([0, 50_000]);
});

it('a page in sight is asked for once, and across a border both', async () => {
  const asked = answerCommands(answers(() => 1_000));
  const rows = new RegisterRows(question);
  rows.setVisible(90, 130);
  rows.setVisible(91, 131);
  await still();
  rows.setVisible(92, 132);
  await still();
  expect(asked.map(({ input }) => (input as PledgeQuery).offset)).toEqual([0, pageSize]);
});

it('what was read stays until the newer question is answered', async () => {
  let count = 1_000;
  answerCommands(answers(() => count));
  const rows = new RegisterRows(question);
  await still();
  count = 3;
  rows.ask({ ...question, wanted: { words: 'cyber' } });
  expect(rows.at(5)?.id).toBe('p5');
  await still();
  expect(rows.count).toBe(3);
  expect(rows.at(5)).toBeUndefined();
});

it('a list that became shorter than the place in sight begins at its top', async () => {
  let count = 1_000;
  answerCommands(answers(() => count));
  const rows = new RegisterRows(question);
  rows.setVisible(900, 940);
  await still();
  count = 10;
  rows.ask(question);
  await still();
  expect(rows.at(9)?.id).toBe('p9');
});

const head = (name: string): GroupHead => ({
  key: name,
  name,
  stages: [],
  mixed: [],
  group: { kind: 'all' },
  wanted: {},
});

it('a group that is open takes a line for itself and one for each of its pledges', async () => {
  answerCommands(answers(() => 3));
  const rows = new RegisterRows(question);
  await still();
  const sections = [
    { head: head('a'), rows: null },
    { head: head('b'), rows },
    { head: head('c'), rows: null },
  ];
  const { starts, count } = layoutSections(sections);
  expect([starts, count]).toEqual([[0, 1, 5], 6]);
  expect([0, 1, 4, 5].map((line) => sectionAt(starts, line))).toEqual([0, 1, 1, 2]);
  const lines = buildLines(sections, starts, 1, 6);
  expect(lines.map((line) => (line.kind === 'row' ? line.row?.id : line.key))).toEqual([
    'b',
    'p0',
    'p1',
    'p2',
    'c',
  ]);
});

it('rows that come into sight below a group are fetched by their own place in it', async () => {
  const asked = answerCommands(answers(() => 1_000));
  const rows = new RegisterRows(question);
  await still();
  const sections = [
    { head: head('a'), rows: null },
    { head: head('b'), rows },
  ];
  requestLines(sections, layoutSections(sections).starts, 302, 330);
  await still();
  expect(asked.map(({ input }) => (input as PledgeQuery).offset)).toEqual([0, 300]);
});

it('lines that are as before stay the same objects while others come and go', async () => {
  answerCommands(answers(() => 1_000));
  const rows = new RegisterRows(question);
  await still();
  const sections = [{ head: null, rows }];
  const { starts } = layoutSections(sections);
  const before = buildLines(sections, starts, 0, 4);
  const now = reuseLines(before, buildLines(sections, starts, 2, 6));
  expect(now.map((line, at) => line === before[at + 2])).toEqual([true, true, false, false]);
});

it('a group whose pledges cannot be read says so right under its head, and asks again', async () => {
  let broken = true;
  answerCommands({
    pledges: (asked) => {
      if (broken) throw { code: 'internal', detail: 'gone' };
      return answers(() => 3).pledges(asked);
    },
  });
  const rows = new RegisterRows(question);
  await still();
  const sections = [
    { head: head('a'), rows },
    { head: head('b'), rows: null },
  ];
  const kinds = () => {
    const { starts, count } = layoutSections(sections);
    return buildLines(sections, starts, 0, count).map(({ kind }) => kind);
  };
  expect(kinds()).toEqual(['head', 'failed', 'head']);
  broken = false;
  rows.retry();
  await still();
  expect(kinds()).toEqual(['head', 'row', 'row', 'row', 'head']);
});
