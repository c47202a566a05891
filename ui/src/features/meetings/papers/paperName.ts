/** What a paper's file is called until a person calls it something else. */
import type { MeetingPage } from '../../../bindings/MeetingPage';
import type { PaperKind } from '../../../bindings/PaperKind';
import { fileName } from '../../../data/text/fileName';
import { t } from '../../../data/text/text';
import { formatMeetingTitle } from '../../../data/wording/meetingTitle';
import { kinds } from './paperOptions.svelte';

/**
 * By the symbol that was asked for, a summary by its own when there is one, anything else by body, meeting and kind; then the
 * audience; without what a file's name can't have.
 */
export function paperName(
  record: Pick<MeetingPage, 'meeting' | 'body'>,
  kind: PaperKind,
  audience: string | null,
  asked: string | null = null,
): string {
  const { meeting, body } = record;
  const paper = t(kinds[kind]);
  const symbol = asked?.trim() || (kind === 'summary' ? meeting.symbol?.trim() : '');
  const values = {
    body: body.name,
    meeting: formatMeetingTitle(meeting),
    paper: paper.toLowerCase(),
  };
  const name = symbol || t('preview.name', values);
  const whole = [name, audience].filter((part) => part !== null).join(', ');
  return fileName(whole, paper, 'pdf');
}
