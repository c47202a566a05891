/** Writes the invitation to a meeting, as a file for calendars, to a place that a person chooses. */
import type { InvitationFields } from '../../bindings/InvitationFields';
import type { InvitationResult } from '../../bindings/InvitationResult';
import { call, chooseFile } from '../../data/call';
import { ask } from '../../shared/dialog/ask.svelte';
import { asFailure } from '../../data/failures';
import { toasts } from '../../data/toasts.svelte';
import { fileName } from '../../data/text/fileName';
import { changes } from '../../data/records.svelte';
import { saveTracker } from '../../data/drafts/saveTracker.svelte';
import { t } from '../../data/text/text';
import type { OpenMeeting } from './openMeeting.svelte';
import { formatMeetingTitle } from '../../data/wording/meetingTitle';

export async function invite(page: OpenMeeting): Promise<void> {
  await saveTracker.flush();
  if (saveTracker.worst !== null) {
    toasts.say(t('preview.unsaved'), { tone: 'warn' });
    return;
  }
  const { meeting, body } = page.record;
  const words = { body: body.name, meeting: formatMeetingTitle(meeting) };
  const name = fileName(t('meeting.invitation.name', words), t('meeting.invitation'), 'ics');
  const place = await chooseFile('newInvitation', name);
  if (!place) return;
  // The native dialog has asked whether a file of that name may be replaced.
  const input = { meeting: page.id, place: place.place, replace: true };
  const asked = call('invite', input).catch(async (thrown: unknown) => {
    if (!lacksZone(thrown) || !(await askedToFloat())) throw thrown;
    return call('invite', { ...input, floating: true });
  });
  const invited = await saveTracker.track(asked);
  changes.count++;
  await saveTracker.refresh();
  toasts.say(describeInvited(invited), { tone: 'good' });
}

/** Whether only the time zone of the meeting is missing. */
function lacksZone(thrown: unknown): boolean {
  const failure = asFailure(thrown);
  return failure.code === 'invalid' && failure.problems.every(({ rule }) => rule === 'noZone');
}

const askedToFloat = () =>
  ask({
    title: t('meeting.invitation.floating'),
    text: t('meeting.invitation.floating.text'),
    yes: t('meeting.invitation.floating.yes'),
    no: t('action.cancel'),
  });

/** What would go out now: `Invitation`, `Save invitation update (no. 2)`, `Cancellation`. */
export function describeInvitation({ sequence, method }: InvitationFields): string {
  if (method === 'cancel') return t('meeting.invitation.cancel');
  if (sequence === 0) return t('meeting.invitation');
  return t('meeting.invitation.updateN', { n: sequence });
}

/** The first goes out as the invitation; what follows updates the same event in people's calendars. */
export function describeInvited({ file, sequence, method }: InvitationResult): string {
  if (method === 'cancel') return t('meeting.invitation.cancelled', { name: file.name });
  if (sequence === 0) return t('meeting.invitation.first', { name: file.name });
  return t('meeting.invitation.update', { name: file.name, n: sequence });
}
