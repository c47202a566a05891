/** Undo and redo of what was written to the file. */
import { call, noInput } from '../data/call';
import { asFailure } from '../data/failures';
import { changes } from '../data/records.svelte';
import { saveTracker } from '../data/drafts/saveTracker.svelte';
import { isKey, t } from '../data/text/text';
import { toasts } from '../data/toasts.svelte';

/** How to undo the last change when it is no operation of the file's history: a restored backup. Void after the next write. */
let nonHistoryUndo: { at: number; revert: () => Promise<void> } | null = null;

/** Registers how Ctrl+Z undoes the change just made, for changes that the file's history does not hold. */
export function setNonHistoryUndo(revert: () => Promise<void>): void {
  nonHistoryUndo = { at: changes.count, revert };
}

export async function undo(): Promise<void> {
  try {
    await saveTracker.flush();
    if (nonHistoryUndo?.at === changes.count) return await nonHistoryUndo.revert();
  } catch (thrown) {
    return toasts.failure(asFailure(thrown));
  }
  await applyHistory('undo');
}
export const redo = () => applyHistory('redo');

async function applyHistory(direction: 'undo' | 'redo'): Promise<void> {
  try {
    await saveTracker.flush();
    const { name } = await saveTracker.track(call(direction, noInput));
    changes.count++;
    await saveTracker.refresh();
    toasts.say(t(`history.${direction}.done`, { what: describeOperation(name) }), {
      topic: 'history',
      action: {
        label: t(direction === 'undo' ? 'action.redo' : 'action.undo'),
        run: () => void (direction === 'undo' ? redo() : undo()),
        at: changes.count,
      },
    });
  } catch (thrown) {
    toasts.failure(asFailure(thrown));
  }
}

/** An operation in words: `save pledge` is “pledge saved”. One without words is named as the file names it. */
export function describeOperation(name: string): string {
  const [verb = '', noun = ''] = name.split(' ');
  const [verbKey, nounKey] = [`operation.${verb}`, `noun.${noun}`];
  return isKey(verbKey) && isKey(nounKey) ? t(verbKey, { noun: t(nounKey) }) : name;
}
