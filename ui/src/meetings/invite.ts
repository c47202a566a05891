/** Writes the invitation to a meeting, as a file for calendars, to a place that a person chooses. */
import type { InvitationFields } from '../bindings/InvitationFields';
import type { Invited } from '../bindings/Invited';
import { call, choose } from '../call';
import { ask } from '../components/ask.svelte';
import { asFailure } from '../failures';
import { toasts } from '../frame/toasts.svelte';
import { fileName } from '../fileName';
import { changes } from '../records.svelte';
import { saving } from '../saving.svelte';
import { t } from '../text';
import type { OpenMeeting } from './page.svelte';
import { meetingTitle } from './title';

export async function invite(page: OpenMeeting): Promise<void> {
  await saving.flush();
  if (saving.worst !== null) {
    toasts.say(t('preview.unsaved'), { tone: 'warn' });
    return;
  }
  const { meeting, body } = page.record;
  const words = { body: body.name, meeting: meetingTitle(meeting) };
  const name = fileName(t('meeting.invitation.name', words), t('meeting.invitation'), 'ics');
  const place = await choose('newInvitation', name);
  if (!place) return;
  // The native dialog has asked whether a file of that name may be replaced.
  const input = { meeting: page.id, place: place.place, replace: true };
  const asked = call('invite', input).catch(async (thrown: unknown) => {
    if (!lacksZone(thrown) || !(await askedToFloat())) throw thrown;
    return call('invite', { ...input, floating: true });
  });
  const invited = await saving.during(asked);
  changes.count++;
  await saving.refresh();
  toasts.say(invitedWords(invited), { tone: 'good' });
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
export function invitationWords({ sequence, method }: InvitationFields): string {
  if (method === 'cancel') return t('meeting.invitation.cancel');
  if (sequence === 0) return t('meeting.invitation');
  return t('meeting.invitation.updateN', { n: sequence });
}

/** The first goes out as the invitation; what follows updates the same event in people's calendars. */
export function invitedWords({ file, sequence, method }: Invited): string {
  if (method === 'cancel') return t('meeting.invitation.cancelled', { name: file.name });
  if (sequence === 0) return t('meeting.invitation.first', { name: file.name });
  return t('meeting.invitation.update', { name: file.name, n: sequence });
}
