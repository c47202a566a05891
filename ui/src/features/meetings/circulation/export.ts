/** Writes the paper of a document to a place that a person chooses: as it went out, once it has. */
import type { DocumentFields } from '../../../bindings/DocumentFields';
import type { Stored } from '../../../bindings/Stored';
import { call, chooseFile } from '../../../data/call';
import { toasts } from '../../../data/toasts.svelte';
import { saveTracker } from '../../../data/drafts/saveTracker.svelte';
import { t } from '../../../data/text/text';
import type { OpenMeeting } from '../openMeeting.svelte';
import { describeExported } from '../papers/export';
import { paperName } from '../papers/paperName';

export async function exportPaper(page: OpenMeeting, paper: Stored<DocumentFields>): Promise<void> {
  await saveTracker.flush();
  if (saveTracker.worst !== null) {
    toasts.say(t('preview.unsaved'), { tone: 'warn' });
    return;
  }
  // A symbol names a paper best; its slashes can't stand in the name of a file.
  const name = paper.symbol?.replace(/[\\/:*?"<>|]+/g, '-');
  const place = await chooseFile(
    'newPaper',
    name ? `${name}.pdf` : paperName(page.record, 'summary', null),
  );
  if (!place) return;
  // The native dialog has asked whether a file of that name may be replaced.
  const written = await call('export_document', {
    document: paper.id,
    place: place.place,
    replace: true,
  });
  toasts.say(describeExported(written), { tone: 'good' });
}
