/** How a meeting is called where its body isn't said already. */
import { lookup } from '../lookup/lookup.svelte';
import { formatMeetingTitle } from './meetingTitle';

/** `Second meeting · Steering Group`; nothing for none. */
export function nameOfMeeting(id: string | null): string {
  const meeting = lookup.records('meeting').find((one) => one.id === id);
  if (!meeting) return '';
  return [formatMeetingTitle(meeting), lookup.name('body', meeting.body)]
    .filter(Boolean)
    .join(' · ');
}
