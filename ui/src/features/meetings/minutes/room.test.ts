import { expect, test } from 'vitest';
import type { Participation } from '../../../bindings/Participation';
import { describeRoom } from './room';

const names: Record<string, string> = { eu: 'European Union', nato: 'NATO' };
const who = (byCapacity: unknown[], memberStates: number) =>
  describeRoom({ byCapacity, memberStates } as Participation, (id) => names[id] ?? '');

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
