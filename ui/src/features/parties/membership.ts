/** Who held which role on a day. Membership is a set of dated roles, never a flag. */
import type { RoleKind } from '../../bindings/RoleKind';
import { isHeldOn } from '../../data/text/statedDates';
import type { Rec } from '../../data/records.svelte';

type Role = Pick<Rec<'role'>, 'party' | 'role' | 'fromOn' | 'toOn'>;

/** In the order of the papers. */
export const roleOrder: RoleKind[] = [
  'lead',
  'member',
  'acceding',
  'beneficiary',
  'observer',
  'partnerOrganisation',
];

/** Whether a party in this role counts as one of the coalition's members. */
export const countsAsMember = (role: RoleKind) =>
  role === 'lead' || role === 'member' || role === 'acceding';

/** The roles of every party on a day, each list in the order of the papers. */
export function findRolesOn<R extends Role>(roles: R[], day: string): Map<string, R[]> {
  const byParty = new Map<string, R[]>();
  for (const role of roles) {
    if (!isHeldOn(role, day)) continue;
    const of = byParty.get(role.party);
    if (of) of.push(role);
    else byParty.set(role.party, [role]);
  }
  for (const of of byParty.values()) {
    of.sort((a, b) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role));
  }
  return byParty;
}
