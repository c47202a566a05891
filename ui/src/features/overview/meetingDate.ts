/** Where a meeting lies from today. */
import type { MeetingFields } from '../../bindings/MeetingFields';
import { latestDay } from '../../data/text/statedDates';
import { states } from '../../data/wording/meetings';
import { t } from '../../data/text/text';

/** `next` for one that is still to come, else its state in its own word. */
export function formatMeetingDate(
  meeting: Pick<MeetingFields, 'startsOn' | 'state'>,
  today: string,
): string {
  const day = meeting.startsOn === null ? null : latestDay(meeting.startsOn);
  const ahead = meeting.state === 'planned' || meeting.state === 'invited';
  return ahead && day !== null && day >= today ? t('overview.next') : t(states[meeting.state]);
}
