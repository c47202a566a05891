/** What a new meeting starts with before anything was asked of the record, and how a proposal follows what is typed. */
import type { MeetingFields } from '../../../bindings/MeetingFields';
import type { MeetingState } from '../../../bindings/MeetingState';
import { latestDay } from '../../../data/text/statedDates';

/** The body that met last, or the only one there is. */
export function likelyBody(newestFirst: { body: string }[], bodies: { id: string }[]): string {
  return newestFirst[0]?.body ?? (bodies.length === 1 ? (bodies[0]?.id ?? '') : '');
}

/** A day that is surely over makes a meeting that was held. */
export function likelyState(startsOn: string | null, today: string): MeetingState {
  const day = startsOn === null ? null : latestDay(startsOn);
  return day !== null && day < today ? 'held' : 'planned';
}

/** The fields in which a new proposal stands in place of the one before: those that nobody has changed since. */
export function updatedFields(
  typed: MeetingFields,
  before: MeetingFields,
  proposed: MeetingFields,
): Partial<MeetingFields> {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const keys = (Object.keys(proposed) as (keyof MeetingFields)[]).filter(
    (key) => same(typed[key], before[key]) && !same(typed[key], proposed[key]),
  );
  return Object.fromEntries(keys.map((key) => [key, proposed[key]]));
}
