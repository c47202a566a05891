/** What stands beside the minutes, put into words. */
import type { Count } from '../../../bindings/Count';
import type { Participation } from '../../../bindings/Participation';
import { formatList, formatNumber, tn } from '../../../data/text/text';

/** `11 members, 7 observers, European Union and NATO`; nothing while nobody is listed. */
export function describeRoom(participation: Participation, party: (id: string) => string): string {
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
  return formatList(parts);
}

const counted = (key: 'room.observers' | 'room.guests', n = 0) => (n > 0 ? [tn(key, n)] : []);

/** `10`; `8–11` where the dates on record leave it open. */
export const formatRange = ({ certain, possible }: Count) =>
  certain === possible
    ? formatNumber(certain)
    : `${formatNumber(certain)}–${formatNumber(possible)}`;
