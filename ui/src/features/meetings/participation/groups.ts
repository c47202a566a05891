/** The delegations of a meeting as they are shown: by capacity, leads first, and by name in each. */
import type { Capacity } from '../../../bindings/Capacity';
import type { MeetingPage } from '../../../bindings/MeetingPage';
import type { Rec } from '../../../data/records.svelte';
import { language, formatList, formatNumber, tn } from '../../../data/text/text';
import { memberCapacities, capacityOrder } from './membership';

export interface Group {
  capacity: Capacity;
  delegations: Rec<'delegation'>[];
  unnamed: Rec<'unnamed_group'>[];
  /** How many came, those without names included. */
  came: number;
}

/** By name, as people sort. */
export const collator = new Intl.Collator(language, { sensitivity: 'base', numeric: true });

export function groupDelegations(
  page: Pick<MeetingPage, 'delegations' | 'unnamedGroups' | 'participation'>,
  nameOf: (party: string) => string,
): Group[] {
  return capacityOrder
    .map((capacity) => ({
      capacity,
      delegations: page.delegations
        .filter((one) => one.capacity === capacity)
        .sort((a, b) => collator.compare(nameOf(a.party), nameOf(b.party))),
      unnamed: page.unnamedGroups.filter((one) => one.capacity === capacity),
      came: page.participation.byCapacity.find((one) => one.capacity === capacity)?.count ?? 0,
    }))
    .filter((group) => group.delegations.length + group.unnamed.length > 0);
}

/** The people of each delegation, its head first, the others as they were added. */
export function peopleByDelegation(people: Rec<'attendee'>[]): Map<string, Rec<'attendee'>[]> {
  const found = new Map<string, Rec<'attendee'>[]>();
  for (const one of people) found.set(one.delegation, [...(found.get(one.delegation) ?? []), one]);
  const rank = (one: Rec<'attendee'>) => Number(one.function !== 'head');
  for (const own of found.values()) own.sort((a, b) => rank(a) - rank(b));
  return found;
}

/** `11 member states, 7 observer countries, the European Union and NATO`; nothing while nobody is known to have come. */
export function describeParticipants(
  page: Pick<MeetingPage, 'participation'>,
  nameOf: (party: string) => string,
): string {
  const { byCapacity, memberStates } = page.participation;
  const names: string[] = [];
  if (memberStates > 0) names.push(tn('participation.memberStates', memberStates));
  for (const { capacity, parties, unnamed } of byCapacity) {
    if (memberCapacities.includes(capacity)) continue;
    if (parties.length > 0) {
      const named = parties.map(nameOf).sort(collator.compare);
      if (capacity === 'observer') {
        names.push(tn('participation.observersNamed', named.length, { names: formatList(named) }));
      } else names.push(...named);
    }
    names.push(...unnamed.map(([count, label]) => `${formatNumber(count)}\u00a0${label}`));
  }
  return formatList(names);
}
