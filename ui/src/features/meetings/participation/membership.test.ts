import { describe, expect, it } from 'vitest';
import type { MeetingPage } from '../../../bindings/MeetingPage';
import type { RoleKind } from '../../../bindings/RoleKind';
import { likelyCapacity, memberCapacities, findMissing, capacitiesOn } from './membership';

const role = (
  party: string,
  kind: RoleKind,
  fromOn: string | null = null,
  toOn: string | null = null,
) => ({
  party,
  role: kind,
  fromOn,
  toOn,
});
const page = (
  roles: ReturnType<typeof role>[],
  here: string[] = [],
  startsOn: string | null = '2024-04-03',
) =>
  ({
    meeting: { startsOn },
    roles,
    delegations: here.map((party) => ({ party })),
  }) as unknown as MeetingPage;

describe('who a party was on the day of a meeting', () => {
  it('is its foremost role that day; being a beneficiary gives no seat', () => {
    const seats = capacitiesOn(
      page([
        role('a', 'beneficiary'),
        role('b', 'member'),
        role('b', 'lead'),
        role('c', 'observer', '2024-05'),
        role('d', 'member', null, '2024-03-31'),
        role('e', 'acceding', '../2024-04-03'),
      ]),
    );
    expect([...seats]).toEqual([
      ['b', 'lead'],
      ['e', 'acceding'],
    ]);
  });

  it('is not asked while the day is unknown', () => {
    expect(capacitiesOn(page([role('a', 'member')], [], null)).size).toBe(0);
  });

  it('names the members that the list lacks, and nobody else', () => {
    const roles = [role('a', 'lead'), role('b', 'member'), role('c', 'observer')];
    expect(findMissing(page(roles, ['a']), memberCapacities)).toEqual([
      { party: 'b', capacity: 'member' },
    ]);
    expect(findMissing(page(roles, ['a', 'b']), memberCapacities)).toEqual([]);
  });

  it('seats an organisation without a role as one, and a state without a role as a guest', () => {
    const roles = page([role('a', 'observer')]);
    expect(likelyCapacity(roles, { id: 'a', kind: 'state' })).toBe('observer');
    expect(likelyCapacity(roles, { id: 'b', kind: 'organisation' })).toBe('partnerOrganisation');
    expect(likelyCapacity(roles, { id: 'b', kind: 'state' })).toBe('guest');
  });
});
