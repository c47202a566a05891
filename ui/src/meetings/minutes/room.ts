/** What stands beside the minutes, put into words. */
import type { Participation } from '../../bindings/Participation';
import type { Rec } from '../../records.svelte';
import { sortDate } from '../../dates';
import { list, tn } from '../../text';

/** `11 members, 7 observers, European Union and NATO`; nothing while nobody is listed. */
export function inTheRoom(participation: Participation, party: (id: string) => string): string {
  const { byCapacity, memberStates } = participation;
  const of = (capacity: string) => byCapacity.find((one) => one.capacity === capacity);
  const organisations = of('partnerOrganisation');
  const parts = [
    memberStates > 0 ? [tn('room.members', memberStates)] : [],
    counted('room.observers', of('observer')?.count),
    organisations?.parties.map(party) ?? [],
    organisations?.unnamed.map(([, label]) => label) ?? [],
    counted('room.guests', of('guest')?.count),
  ].flat();
  return list(parts);
}

const counted = (key: 'room.observers' | 'room.guests', n = 0) => (n > 0 ? [tn(key, n)] : []);

/** Open actions of earlier meetings of the same body, the oldest first. */
export function openBefore(
  actions: Rec<'action'>[],
  meetings: Rec<'meeting'>[],
  now: Rec<'meeting'>,
): Rec<'action'>[] {
  const earlier = new Set(meetings.filter((one) => isBefore(one, now)).map((one) => one.id));
  return actions.filter(
    (action) =>
      earlier.has(action.meeting) && (action.state === 'open' || action.state === 'inProgress'),
  );
}

/** By number where both are known, else by day; what can't be told is not earlier. */
function isBefore(one: Rec<'meeting'>, now: Rec<'meeting'>): boolean {
  if (one.id === now.id || one.body !== now.body) return false;
  if (one.ordinal !== null && now.ordinal !== null) return one.ordinal < now.ordinal;
  if (one.startsOn === null || now.startsOn === null) return false;
  return sortDate(one.startsOn) < sortDate(now.startsOn);
}
