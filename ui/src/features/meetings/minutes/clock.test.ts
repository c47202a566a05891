import { expect, test } from 'vitest';
import { formatTimeOfDay } from './clock';

test('a time stamp is of the zone of the meeting, or of this computer when that is not known', () => {
  const now = new Date('2024-04-03T07:42:00Z');
  expect(formatTimeOfDay('Europe/Luxembourg', now)).toBe('[09:42]');
  expect(formatTimeOfDay('Europe/Tallinn', new Date('2024-04-03T21:05:00Z'))).toBe('[00:05]');
  expect(formatTimeOfDay(null, now)).toBe('[10:42]');
});
