/** The words for what a meeting's closed lists hold. */
import type { AttendeeFunction } from '../../bindings/AttendeeFunction';
import type { Capacity } from '../../bindings/Capacity';
import type { CountBasis } from '../../bindings/CountBasis';
import type { MeetingMode } from '../../bindings/MeetingMode';
import type { MeetingState } from '../../bindings/MeetingState';
import type { Presence } from '../../bindings/Presence';
import type { Tone } from '../failures';
import type { Key } from '../text/text';

export const states: Record<MeetingState, Key> = {
  planned: 'meeting.state.planned',
  invited: 'meeting.state.invited',
  held: 'meeting.state.held',
  postponed: 'meeting.state.postponed',
  cancelled: 'meeting.state.cancelled',
};
export const stateTones: Record<MeetingState, Tone> = {
  planned: 'plain',
  invited: 'plain',
  held: 'plain',
  postponed: 'warn',
  cancelled: 'bad',
};
/** The verbs that take a meeting there. */
export const stepActions: Record<MeetingState, Key> = {
  planned: 'meeting.step.planned',
  invited: 'meeting.step.invited',
  held: 'meeting.step.held',
  postponed: 'meeting.step.postponed',
  cancelled: 'meeting.step.cancelled',
};
/** What was done, once such a step was taken. */
export const stepDone: Record<MeetingState, Key> = {
  planned: 'meeting.step.planned.done',
  invited: 'meeting.step.invited.done',
  held: 'meeting.step.held.done',
  postponed: 'meeting.step.postponed.done',
  cancelled: 'meeting.step.cancelled.done',
};
export const modes: Record<MeetingMode, Key> = {
  inPerson: 'meeting.mode.inPerson',
  hybrid: 'meeting.mode.hybrid',
  online: 'meeting.mode.online',
};
/** In the order of the papers. */
export const capacities: Record<Capacity, Key> = {
  lead: 'capacity.lead',
  member: 'capacity.member',
  acceding: 'capacity.acceding',
  observer: 'capacity.observer',
  partnerOrganisation: 'capacity.partnerOrganisation',
  guest: 'capacity.guest',
};
/** The same for several: the heading above them. */
export const capacityHeads: Record<Capacity, Key> = {
  lead: 'capacity.lead.plural',
  member: 'capacity.member.plural',
  acceding: 'capacity.acceding.plural',
  observer: 'capacity.observer.plural',
  partnerOrganisation: 'capacity.partnerOrganisation.plural',
  guest: 'capacity.guest.plural',
};
export const presences: Record<Presence, Key> = {
  attended: 'presence.attended',
  confirmed: 'presence.confirmed',
  invited: 'presence.invited',
  apologies: 'presence.apologies',
  absent: 'presence.absent',
  unknown: 'presence.unknown',
};
export const functions: Record<AttendeeFunction, Key> = {
  head: 'attendee.function.head',
  member: 'attendee.function.member',
  adviser: 'attendee.function.adviser',
  interpreter: 'attendee.function.interpreter',
};
export const bases: Record<CountBasis, Key> = {
  role: 'statedCount.basis.role',
  signature: 'statedCount.basis.signature',
  other: 'statedCount.basis.other',
};
