import { describe, expect, it } from 'vitest';
import type { RoleKind } from '../../bindings/RoleKind';
import { isHeldOn } from '../../data/text/statedDates';
import { countsAsMember, findRolesOn } from './membership';

const role = (
  party: string,
  kind: RoleKind,
  fromOn: string | null,
  toOn: string | null = null,
) => ({
  party,
  role: kind,
  fromOn,
  toOn,
});

describe('a role', () => {
  it('of which no beginning is known was held on any day', () => {
    expect(isHeldOn(role('a', 'member', null), '2024-04-03')).toBe(true);
  });
  it('that began in a month is held once the month is over', () => {
    const began = role('a', 'member', '2024-01');
    expect(isHeldOn(began, '2024-01-30')).toBe(false);
    expect(isHeldOn(began, '2024-01-31')).toBe(true);
  });
  it('is held until it has surely ended', () => {
    const ended = role('a', 'acceding', '2024-01-27', '2024-04');
    expect(isHeldOn(ended, '2024-04-03')).toBe(true);
    expect(isHeldOn(ended, '2024-04-30')).toBe(true);
    expect(isHeldOn(ended, '2024-05-01')).toBe(false);
  });
});

describe('the roles of a day', () => {
  it('stand by party, the lead first, and leave out what was not held then', () => {
    const found = findRolesOn(
      [
        role('ee', 'member', '2023-09-19'),
        role('ee', 'lead', '2023-09-19'),
        role('es', 'member', '2024-06'),
      ],
      '2024-04-03',
    );
    expect(found.get('ee')?.map((one) => one.role)).toEqual(['lead', 'member']);
    expect(found.has('es')).toBe(false);
  });
});

it('an observer or a beneficiary does not count as a member', () => {
  expect(
    ['lead', 'member', 'acceding', 'observer', 'beneficiary', 'partnerOrganisation'].map((kind) =>
      countsAsMember(kind as RoleKind),
    ),
  ).toEqual([true, true, true, false, false, false]);
});
