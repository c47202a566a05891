/** What a new meeting starts with, from the meetings before it. All of it can be changed. */
import type { MeetingFields } from '../bindings/MeetingFields';
import type { MeetingState } from '../bindings/MeetingState';
import { latestDay } from './stated';

type Before = Pick<MeetingFields, 'body' | 'ordinal' | 'startsOn'>;

/** The number after the highest that is known; the first when the body has not met. Unknown when none of its meetings is numbered. */
export function nextOrdinal(meetings: Before[], body: string): number | null {
  const ofBody = meetings.filter((meeting) => meeting.body === body);
  if (ofBody.length === 0) return 1;
  const known = ofBody.flatMap((meeting) => meeting.ordinal ?? []);
  return known.length > 0 ? Math.max(...known) + 1 : null;
}

/** The body that met last, or the only one there is. */
export function likelyBody(newestFirst: Before[], bodies: { id: string }[]): string {
  return newestFirst[0]?.body ?? (bodies.length === 1 ? (bodies[0]?.id ?? '') : '');
}

/** A day that is surely over makes a meeting that was held. */
export function likelyState(startsOn: string | null, today: string): MeetingState {
  const day = startsOn === null ? null : latestDay(startsOn);
  return day !== null && day < today ? 'held' : 'planned';
}
