/** What a summary's file is called until a person calls it something else. */
import type { MeetingPage } from '../../bindings/MeetingPage';
import { t } from '../../text';
import { meetingTitle } from '../title';

/** The symbol when there is one, else body and meeting; without what a file's name can't have. */
export function summaryName(record: Pick<MeetingPage, 'meeting' | 'body'>): string {
  const { meeting, body } = record;
  const name =
    meeting.symbol?.trim() ||
    t('preview.name', { body: body.name, meeting: meetingTitle(meeting) });
  const plain = name
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-')
    .replace(/\s+/g, ' ')
    .slice(0, 120)
    .replace(/^[.\s-]+|[.\s-]+$/g, '');
  return `${plain || t('meeting.tab.summary')}.pdf`;
}
