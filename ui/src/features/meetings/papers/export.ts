/** Writes a paper of a meeting to a place that a person chooses. */
import type { PaperQuery } from '../../../bindings/PaperQuery';
import type { PaperExportResult } from '../../../bindings/PaperExportResult';
import { call, chooseFile } from '../../../data/call';
import { toasts } from '../../../data/toasts.svelte';
import { saveTracker } from '../../../data/drafts/saveTracker.svelte';
import { t, tn } from '../../../data/text/text';
import type { OpenMeeting } from '../openMeeting.svelte';
import { paperName } from './paperName';
import { isEditable } from './paperOptions.svelte';

/** Whether it was written, or the person was told why it was not. */
export async function exportPaper(
  page: OpenMeeting,
  asked: PaperQuery,
  audience: string | null,
): Promise<boolean> {
  await saveTracker.flush();
  if (saveTracker.worst !== null) {
    toasts.say(t('preview.unsaved'), { tone: 'warn' });
    return true;
  }
  const name = paperName(page.record, asked.kind, audience, asked.symbol);
  const place = await chooseFile(isEditable(asked.kind) ? 'newPaper' : 'newPdf', name);
  if (!place) return false;
  // The native dialog has asked whether a file of that name may be replaced.
  const written = await call('export_paper', { ...asked, place: place.place, replace: true });
  toasts.say(describeExported(written), { tone: 'good' });
  return true;
}

/** What was written, and how many pages it has where that is known. */
export function describeExported(written: PaperExportResult): string {
  const name = written.file.name;
  if (written.pages === null) return t('preview.exportedDocument', { name });
  return tn('preview.exported', written.pages, { name });
}
