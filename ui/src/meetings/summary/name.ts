/** What a summary's file is called until a person calls it something else. */
import type { MeetingPage } from '../../bindings/MeetingPage';
import { fileName } from '../../fileName';
import { t } from '../../text';
import { meetingTitle } from '../title';

/** The symbol when there is one, else body and meeting; without what a file's name can't have. */
export function summaryName(record: Pick<MeetingPage, 'meeting' | 'body'>): string {
  const { meeting, body } = record;
  const name =
    meeting.symbol?.trim() ||
    t('preview.name', { body: body.name, meeting: meetingTitle(meeting) });
  return fileName(name, t('meeting.tab.summary'), 'pdf');
}
