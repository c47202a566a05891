/** What a meeting is likely to become next. The record refuses what can't be; this only offers what is usual. */
import type { MeetingFields } from '../../bindings/MeetingFields';
import type { MeetingState } from '../../bindings/MeetingState';
import { latestDay } from '../../data/text/statedDates';

const usual: Record<MeetingState, MeetingState[]> = {
  planned: ['invited', 'postponed', 'cancelled'],
  invited: ['postponed', 'cancelled'],
  held: [],
  postponed: ['planned', 'cancelled'],
  cancelled: ['planned'],
};

/** Whether a meeting does not take place as planned, for which there is a reason. */
export function isCalledOff(state: MeetingState): state is 'postponed' | 'cancelled' {
  return state === 'postponed' || state === 'cancelled';
}

/** Once its day has come, a meeting that was called can be marked as held. */
export function nextSteps(
  meeting: Pick<MeetingFields, 'state' | 'startsOn'>,
  today: string,
): MeetingState[] {
  const { state, startsOn } = meeting;
  const day = startsOn === null ? null : latestDay(startsOn);
  const called = state === 'planned' || state === 'invited';
  return called && day !== null && day <= today ? ['held', ...usual[state]] : usual[state];
}
