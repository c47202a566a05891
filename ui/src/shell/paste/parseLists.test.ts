import { beforeEach, expect, it, vi } from 'vitest';
import { codes } from '../../data/codes.svelte';
import { blank } from '../../features/meetings/minutes/form';
import { lookup } from '../../data/lookup/lookup.svelte';
import { changes } from '../../data/records.svelte';
import { answerCommands } from '../../testing/backend';
import {
  parseDelegations,
  parseItems,
  parseMembers,
  parsePeople,
  type PastedLine,
} from './parseLists';

const party = (id: string, name: string) => ({
  id,
  kind: 'state',
  name,
  shortName: null,
  officialName: null,
  isoCode: null,
  euCode: null,
  otherNames: {},
  defaultCurrency: null,
});
const said = (lines: PastedLine[]) =>
  lines.map(({ words, adds }) => [words, adds.map(({ noun }) => noun).join(' ')]);

beforeEach(async () => {
  answerCommands({
    list: (input) => {
      const { noun } = input as { noun: string };
      if (noun === 'party') return [party('p1', 'State 001'), party('p2', 'State 002')];
      if (noun === 'person')
        return [{ id: 'a', givenName: 'Person', familyName: '001', variants: [], party: null }];
      return [];
    },
  });
  lookup.forget();
  changes.count++;
  codes.countries = [
    { code: 'XA', name: 'Exampleland', names: { en: 'Exampleland', fr: 'Exemplie' } },
  ];
  lookup.options('person');
  await vi.waitFor(() => {
    expect(lookup.options('party')).toHaveLength(2);
    expect(lookup.options('person')).toHaveLength(1);
  });
});

it('members: who is there gets the role, countries are known in every language, nobody is added twice', () => {
  const asked = { kind: 'organisation', role: 'member', fromOn: '2024-01-01' } as const;
  const held = [{ id: 'r', party: 'p2', role: 'member' }] as Parameters<typeof parseMembers>[2];
  const lines = parseMembers(
    'state 001\nState 002\nExemplie\nOrganisation 001\nState 001',
    asked,
    held,
  );
  expect(said(lines)).toEqual([
    ['State 001, in the register: gets the role', 'role'],
    ['State 002, already in the register', ''],
    ['New state: Exampleland', 'party role'],
    ['New organisation: Organisation 001', 'party role'],
    ['already in the list', ''],
  ]);
  const [made, role] = lines[2]?.adds ?? [];
  expect(made?.fields).toMatchObject({
    kind: 'state',
    isoCode: 'XA',
    otherNames: { fr: 'Exemplie' },
  });
  expect(role?.fields).toMatchObject({ party: made?.id, role: 'member', fromOn: '2024-01-01' });
});

it('people: a cell that names a party is theirs, and what is not used is said', () => {
  const lines = parsePeople('Person 001\nPerson 002\tAdviser\tState 002\nPerson 003');
  expect(said(lines)).toEqual([
    ['Person 001, already in the register', ''],
    ['New person: Person 002, State 002 Not used: Adviser.', 'person'],
    ['New person: Person 003', 'person'],
  ]);
  expect(lines[1]?.adds[0]?.fields).toMatchObject({ familyName: '002', party: 'p2' });
});

it('delegations: who sits there already is left out, and who is new becomes a party first', () => {
  const lines = parseDelegations('State 001\nState 002\nState 003', {
    meeting: 'm',
    kind: 'state',
    present: new Set(['p1']),
    capacity: () => 'member',
    presence: 'invited',
    unnamedGroup: 'g1',
    sources: [],
  });
  const seat = lines[1]?.adds[0]?.fields;
  expect(seat).toMatchObject({ party: 'p2', unnamedGroup: 'g1', presence: 'invited' });
  expect(said(lines)).toEqual([
    ['State 001, already in the list of delegations', ''],
    ['Delegation of State 002', 'delegation'],
    ['New party and its delegation: State 003', 'party delegation'],
  ]);
});

it('items take the next numbers, and what is on the agenda takes none', () => {
  const lines = parseItems('Opening\nRoadmap\nClosing', blank('m'), 4, ['Roadmap']);
  expect(said(lines)).toEqual([
    ['Item 4: Opening', 'agenda_item'],
    ['already on the agenda', ''],
    ['Item 5: Closing', 'agenda_item'],
  ]);
});
