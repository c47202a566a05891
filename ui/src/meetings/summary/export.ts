/** Writes a meeting's summary to a place that a person chooses. */
import type { Exported } from '../../bindings/Exported';
import { call, choose } from '../../call';
import { toasts } from '../../frame/toasts.svelte';
import { saving } from '../../saving.svelte';
import { t, tn } from '../../text';
import type { OpenMeeting } from '../page.svelte';
import { summaryName } from './name';

export async function exportSummary(page: OpenMeeting): Promise<void> {
  await saving.flush();
  if (saving.worst !== null) {
    toasts.say(t('preview.unsaved'), { tone: 'warn' });
    return;
  }
  const place = await choose('newPaper', summaryName(page.record));
  if (!place) return;
  // The native dialog has asked whether a file of that name may be replaced.
  const written = await call('export_summary', {
    meeting: page.id,
    place: place.place,
    replace: true,
  });
  toasts.say(exportedWords(written), { tone: 'good' });
}

/** What was written, and how many pages it has where that is known. */
export function exportedWords(written: Exported): string {
  const name = written.file.name;
  if (written.pages === null) return t('preview.exportedDocument', { name });
  return tn('preview.exported', written.pages, { name });
}
