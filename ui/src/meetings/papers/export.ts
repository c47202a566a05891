/** Writes a paper of a meeting to a place that a person chooses. */
import type { Asked } from '../../bindings/Asked';
import type { Exported } from '../../bindings/Exported';
import { call, choose } from '../../call';
import { toasts } from '../../frame/toasts.svelte';
import { saving } from '../../saving.svelte';
import { t, tn } from '../../text';
import type { OpenMeeting } from '../page.svelte';
import { paperName } from './name';
import { isWorkedOn } from './wish.svelte';

/** Whether it was written, or the person was told why it was not. */
export async function exportPaper(
  page: OpenMeeting,
  asked: Asked,
  audience: string | null,
): Promise<boolean> {
  await saving.flush();
  if (saving.worst !== null) {
    toasts.say(t('preview.unsaved'), { tone: 'warn' });
    return true;
  }
  const name = paperName(page.record, asked.kind, audience, asked.symbol);
  const place = await choose(isWorkedOn(asked.kind) ? 'newPaper' : 'newPdf', name);
  if (!place) return false;
  // The native dialog has asked whether a file of that name may be replaced.
  const written = await call('export_paper', { ...asked, place: place.place, replace: true });
  toasts.say(exportedWords(written), { tone: 'good' });
  return true;
}

/** What was written, and how many pages it has where that is known. */
export function exportedWords(written: Exported): string {
  const name = written.file.name;
  if (written.pages === null) return t('preview.exportedDocument', { name });
  return tn('preview.exported', written.pages, { name });
}
