/** Removing a record, with the way back in the message that says so. */
import { asFailure } from '../failures';
import { toasts } from '../frame/toasts.svelte';
import { undo } from '../frame/history.svelte';
import { remove, type Noun } from '../records.svelte';
import { t } from '../text';

/** True once it is gone. `name` is what the record is called. */
export async function removeWithUndo(
  noun: Noun,
  record: { id: string; revision: number },
  name: string,
): Promise<boolean> {
  try {
    await remove(noun, record.id, record.revision);
  } catch (thrown) {
    toasts.failure(asFailure(thrown));
    return false;
  }
  toasts.say(t('toast.removed', { name: name || t('table.unnamed') }), {
    action: { label: t('action.undo'), run: () => void undo() },
  });
  return true;
}
