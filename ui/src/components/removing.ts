/** Removing a record, with the way back in the message that says so. */
import { asFailure, problemWords } from '../failures';
import { toasts } from '../frame/toasts.svelte';
import { undo } from '../frame/history.svelte';
import { changes, remove, type Noun } from '../records.svelte';
import { t } from '../text';

/** True once it is gone. `name` is what the record is called. */
export async function removeWithUndo(
  noun: Noun,
  record: { id: string; revision: number },
  name: string,
): Promise<boolean> {
  const called = name || t('table.unnamed');
  try {
    await remove(noun, record.id, record.revision);
  } catch (thrown) {
    const failure = asFailure(thrown);
    const problem = failure.code === 'invalid' ? failure.problems[0] : undefined;
    if (problem)
      toasts.say(t('toast.notRemoved', { name: called }), {
        detail: problemWords(problem),
        tone: 'warn',
      });
    else toasts.failure(failure);
    return false;
  }
  toasts.say(t('toast.removed', { name: called }), {
    action: { label: t('action.undo'), run: () => void undo(), at: changes.count },
  });
  return true;
}
