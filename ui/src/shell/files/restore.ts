/** Restoring a backup into the open file, after a safety backup of what it held before. */
import type { Place } from '../../bindings/Place';
import { call } from '../../data/call';
import { ask } from '../../shared/dialog/ask.svelte';
import { windowState } from '../windowState.svelte';
import { setNonHistoryUndo, undo } from '../history.svelte';
import { toasts } from '../../data/toasts.svelte';
import { changes } from '../../data/records.svelte';
import { saveTracker } from '../../data/drafts/saveTracker.svelte';
import { formatMoment, t } from '../../data/text/text';
import { openPlace, withPassphrase } from './opening';

/** Asks before restoring the state of `madeAt`; false when the person cancels. */
export async function confirmRestore(madeAt: string): Promise<boolean> {
  return ask({
    title: t('backup.restore.title'),
    text: t('backup.restore.text', { when: formatMoment(madeAt) }),
    yes: t('backup.restore'),
    no: t('action.cancel'),
  });
}

/** Puts a backup into the open file, and says where the state before it is kept. */
export async function restore(backup: Place): Promise<void> {
  await saveTracker.flush();
  const done = await withPassphrase(backup.name, (passphrase) =>
    call('restore', { place: backup.place, passphrase }),
  );
  if (!done) return;
  saveTracker.clearSavedAt();
  changes.count++;
  // What is on the screen stays watched: it is read again, or goes.
  await Promise.all([saveTracker.refresh(), windowState.refresh()]);
  const before = done.safety.file;
  setNonHistoryUndo(() => restore(before));
  toasts.say(t('backup.restored', { name: before.name }), {
    tone: 'good',
    topic: 'history',
    action: { label: t('action.undo'), run: () => void undo(), at: changes.count },
  });
}

/** From an open backup: opens its file again, and restores the backup into it. */
export async function restoreInto(file: Place, backup: Place): Promise<void> {
  if (await openPlace(file.place, file.name)) await restore(backup);
}
