/** Going back to a backup: the file takes its content, and what it held before is kept as a backup of its own. */
import type { Place } from '../bindings/Place';
import { call } from '../call';
import { ask } from '../components/ask.svelte';
import { desk } from '../frame/desk.svelte';
import { takenBackBy, undo } from '../frame/history.svelte';
import { toasts } from '../frame/toasts.svelte';
import { changes } from '../records.svelte';
import { saving } from '../saving.svelte';
import { moment, t } from '../text';
import { openPlace, unlocked } from '../welcome/opening';

/** Asks first; `madeAt` says to which state it goes back. False when that was given up. */
export async function askedToRestore(madeAt: string): Promise<boolean> {
  return ask({
    title: t('backup.restore.title'),
    text: t('backup.restore.text', { when: moment(madeAt) }),
    yes: t('backup.restore'),
    no: t('action.cancel'),
  });
}

/** Puts a backup into the open file, and says where the state before it is kept. */
export async function restore(backup: Place): Promise<void> {
  await saving.flush();
  const done = await unlocked(backup.name, (passphrase) =>
    call('restore', { place: backup.place, passphrase }),
  );
  if (!done) return;
  saving.begin();
  changes.count++;
  // What is on the screen stays watched: it is read again, or goes.
  await Promise.all([saving.refresh(), desk.refresh()]);
  const before = done.safety.file;
  takenBackBy(() => restore(before));
  toasts.say(t('backup.restored', { name: before.name }), {
    tone: 'good',
    topic: 'history',
    action: { label: t('action.undo'), run: () => void undo(), at: changes.count },
  });
}

/** From a backup that is looked at: back to its file, which takes the backup's content. */
export async function restoreInto(file: Place, backup: Place): Promise<void> {
  if (await openPlace(file.place, file.name)) await restore(backup);
}
