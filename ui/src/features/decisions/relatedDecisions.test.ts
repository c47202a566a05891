import { expect, test } from 'vitest';
import type { DecisionRow } from '../../bindings/DecisionRow';
import { findRelatedDecisions } from './relatedDecisions';

const party = {
  id: 'p',
  name: 'State 001',
  shortName: 'SO',
  officialName: 'Republic of State 001',
  otherNames: { uk: 'Держава 001' },
};
const item = (id: string) => ({ id, number: 1, title: 'Stores', internal: false });
const decision = (number: string, text: string, under: string | null = null): DecisionRow => ({
  id: number,
  updatedAt: '2024-04-03T08:00:00Z',
  number,
  text,
  state: 'adopted',
  silenceUntil: null,
  meeting: {
    id: `m${number.split('.')[0]}`,
    title: null,
    ordinal: Number(number.split('.')[0]),
    startsOn: `2024-0${number.split('.')[0]}-03`,
    body: 'Steering Group',
    marking: null,
    language: 'en',
  },
  item: under === null ? null : item(under),
  supersededBy: null,
  supersedes: [],
});
const found = (decisions: DecisionRow[], owed: string | null = null) =>
  findRelatedDecisions(
    party,
    decisions,
    [
      { id: 'presented', presenterParty: 'p' },
      { id: 'other', presenterParty: 'q' },
    ],
    owed === null
      ? []
      : [{ owner: { kind: 'party', id: 'p', name: 'State 001' }, item: item(owed) }],
  ).map(({ number, ties }) => [number, ...ties]);

test('a decision has to do with the party that presented its item, owes an action there, or is named', () => {
  const all = [
    decision('1.1', 'The plan is adopted.', 'presented'),
    decision('2.1', 'The plan is adopted.', 'other'),
    decision('3.1', 'STATE 001 hosts the next meeting.', 'other'),
    decision('4.1', 'Nothing more.', null),
  ];
  expect(found(all, 'other')).toEqual([
    ['3.1', 'responsible', 'named'],
    ['2.1', 'responsible'],
    ['1.1', 'presented'],
  ]);
  expect(found(all)).toEqual([
    ['3.1', 'named'],
    ['1.1', 'presented'],
  ]);
});

test('a name counts as whole words, in any language it is kept in, and an abbreviation as it is written', () => {
  expect(found([decision('1.1', 'State 0012 hosts.')])).toEqual([]);
  expect(found([decision('1.1', 'Держава 001 приймає.')])).toEqual([['1.1', 'named']]);
  expect(found([decision('1.1', 'SO hosts.')])).toEqual([['1.1', 'named']]);
  expect(found([decision('1.1', 'It did so.')])).toEqual([]);
});
