import { expect, test } from 'vitest';
import type { Participation } from '../../bindings/Participation';
import type { Rec } from '../../records.svelte';
import { inTheRoom, openBefore } from './room';

const names: Record<string, string> = { eu: 'European Union', nato: 'NATO' };
const who = (byCapacity: unknown[], memberStates: number) =>
  inTheRoom({ byCapacity, memberStates } as Participation, (id) => names[id] ?? '');

test('who is in the room is counted, and organisations are named', () => {
  const observers = { capacity: 'observer', parties: [], unnamed: [[7, 'observers']], count: 7 };
  const organisations = {
    capacity: 'partnerOrganisation',
    parties: ['eu', 'nato'],
    unnamed: [],
    count: 2,
  };
  expect(who([observers, organisations], 11)).toBe(
    '11 members, 7 observers, European Union and NATO',
  );
  expect(who([], 1)).toBe('1 member');
});

test('an empty room is no zero', () => {
  expect(who([], 0)).toBe('');
});

const meeting = (id: string, part: Partial<Rec<'meeting'>>) =>
  ({ id, body: 'sg', ordinal: null, startsOn: null, ...part }) as Rec<'meeting'>;
const action = (meeting: string, state: string) =>
  ({ id: `${meeting}-${state}`, meeting, state }) as Rec<'action'>;

test('only what earlier meetings of the same body left open is carried along', () => {
  const now = meeting('now', { ordinal: 2, startsOn: '2024-04-03' });
  const meetings = [
    now,
    meeting('first', { ordinal: 1 }),
    meeting('third', { ordinal: 3 }),
    meeting('unnumbered', { startsOn: '2024-03' }),
    meeting('later', { startsOn: '2024-05-31~' }),
    meeting('unknown', {}),
    meeting('other', { ordinal: 1, body: 'team' }),
  ];
  const actions = meetings.flatMap((one) => [action(one.id, 'open'), action(one.id, 'done')]);
  const found = openBefore([...actions, action('first', 'inProgress')], meetings, now);
  expect(found.map((one) => one.id)).toEqual(['first-open', 'unnumbered-open', 'first-inProgress']);
});
