/** What each party was on the day of a meeting, by its roles. Membership is always asked of a day. */
import type { Capacity } from '../../../bindings/Capacity';
import type { MeetingPage } from '../../../bindings/MeetingPage';
import type { PartyKind } from '../../../bindings/PartyKind';
import type { RoleKind } from '../../../bindings/RoleKind';
import { capacities } from '../../../data/wording/meetings';
import { isHeldOn, latestDay } from '../../../data/text/statedDates';

/** The capacity that goes with a role; a beneficiary sits at a meeting as something else. */
const capacityByRole: Record<RoleKind, Capacity | null> = {
  lead: 'lead',
  member: 'member',
  acceding: 'acceding',
  observer: 'observer',
  partnerOrganisation: 'partnerOrganisation',
  beneficiary: null,
};
export const capacityOrder = Object.keys(capacities) as Capacity[];
/** The capacities that count as the coalition's member states. */
export const memberCapacities: Capacity[] = ['lead', 'member', 'acceding'];

/** The parties with a role on the meeting's day, each in its foremost capacity. */
export function capacitiesOn(page: Pick<MeetingPage, 'meeting' | 'roles'>): Map<string, Capacity> {
  const day = page.meeting.startsOn === null ? null : latestDay(page.meeting.startsOn);
  const found = new Map<string, Capacity>();
  if (day === null) return found;
  for (const role of page.roles) {
    const seat = capacityByRole[role.role];
    if (seat === null || !isHeldOn(role, day)) continue;
    const other = found.get(role.party);
    if (other === undefined || capacityOrder.indexOf(seat) < capacityOrder.indexOf(other))
      found.set(role.party, seat);
  }
  return found;
}

/** Those of them in these capacities that the list of delegations lacks. */
export function findMissing(
  page: Pick<MeetingPage, 'meeting' | 'roles' | 'delegations'>,
  wanted: Capacity[],
): { party: string; capacity: Capacity }[] {
  const present = new Set(page.delegations.map((delegation) => delegation.party));
  return [...capacitiesOn(page)]
    .filter(([party, capacity]) => wanted.includes(capacity) && !present.has(party))
    .map(([party, capacity]) => ({ party, capacity }));
}

/** As what a party most likely sits: by its role that day, or by what it is. */
export function likelyCapacity(
  page: Pick<MeetingPage, 'meeting' | 'roles'>,
  party: { id: string; kind: PartyKind },
): Capacity {
  return (
    capacitiesOn(page).get(party.id) ??
    (party.kind === 'organisation' ? 'partnerOrganisation' : 'guest')
  );
}
