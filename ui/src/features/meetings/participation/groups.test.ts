import { describe, expect, it } from 'vitest';
import type { Capacity } from '../../../bindings/Capacity';
import type { MeetingPage } from '../../../bindings/MeetingPage';
import type { Rec } from '../../../data/records.svelte';
import { groupDelegations, peopleByDelegation, describeParticipants } from './groups';

const count = (capacity: Capacity, parties: string[], unnamed: [number, string][] = []) => ({
  capacity,
  parties,
  unnamed,
  count: parties.length + unnamed.reduce((sum, [n]) => sum + n, 0),
});
const counted = (memberStates: number, ...byCapacity: ReturnType<typeof count>[]) =>
  ({ participation: { memberStates, byCapacity } }) as unknown as MeetingPage;
const same = (party: string) => party;

describe('who came, in one sentence', () => {
  it('counts the member states, and names the others', () => {
    const page = counted(
      11,
      count('lead', ['Estonia', 'Luxembourg']),
      count('observer', [], [[7, 'observer countries']]),
      count('partnerOrganisation', ['NATO', 'European Union']),
    );
    expect(describeParticipants(page, same)).toBe(
      '11 member states, 7\u00a0observer countries, European Union and NATO',
    );
  });
  it('says of named observers that they were', () => {
    expect(describeParticipants(counted(1, count('observer', ['State 017'])), same)).toBe(
      '1 member state and State 017 (observer)',
    );
  });
  it('says nothing while nobody is recorded as having come', () => {
    expect(describeParticipants(counted(0), same)).toBe('');
  });
});

describe('the list of delegations', () => {
  it('goes by capacity, leads first, then by name, and shows what was only counted', () => {
    const page = {
      delegations: [
        { id: '1', party: 'Žemaitija', capacity: 'member' },
        { id: '2', party: 'Åland', capacity: 'member' },
        { id: '3', party: 'NATO', capacity: 'partnerOrganisation' },
        { id: '4', party: 'Estonia', capacity: 'lead' },
      ],
      unnamedGroups: [{ id: '5', capacity: 'observer', count: 7, label: 'observer countries' }],
      participation: { byCapacity: [count('member', ['Åland'])], memberStates: 1 },
    } as unknown as MeetingPage;
    const groups = groupDelegations(page, same);
    expect(groups.map((one) => one.capacity)).toEqual([
      'lead',
      'member',
      'observer',
      'partnerOrganisation',
    ]);
    expect(groups[1]?.delegations.map((one) => one.party)).toEqual(['Åland', 'Žemaitija']);
    expect(groups.map((one) => one.came)).toEqual([0, 1, 0, 0]);
    expect(groups[2]?.unnamed).toHaveLength(1);
  });
});

it('lists the head of a delegation first, the others as they were added', () => {
  const person = (id: string, delegation: string, as: string) =>
    ({ id, delegation, function: as }) as Rec<'attendee'>;
  const all = [
    person('1', 'a', 'member'),
    person('2', 'b', 'adviser'),
    person('3', 'a', 'head'),
    person('4', 'a', 'interpreter'),
  ];
  const found = peopleByDelegation(all);
  expect(found.get('a')?.map((one) => one.id)).toEqual(['3', '1', '4']);
  expect(found.get('b')?.map((one) => one.id)).toEqual(['2']);
});
