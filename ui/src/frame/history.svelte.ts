/** Undo and redo of what was written to the file. */
import { call, nothing } from '../call';
import { asFailure } from '../failures';
import { changes } from '../records.svelte';
import { saving } from '../saving.svelte';
import { isKey, t } from '../text';
import { toasts } from './toasts.svelte';

/** A change that is no operation of the file's history, and how it is taken back while it is the last one. */
let apart: { at: number; takeBack: () => Promise<void> } | null = null;

/** Says how the change that was just made is taken back, when that is not the history's to do. */
export function takenBackBy(takeBack: () => Promise<void>): void {
  apart = { at: changes.count, takeBack };
}

export async function undo(): Promise<void> {
  try {
    await saving.flush();
    if (apart?.at === changes.count) return await apart.takeBack();
  } catch (thrown) {
    return toasts.failure(asFailure(thrown));
  }
  await walk('undo');
}
export const redo = () => walk('redo');

async function walk(way: 'undo' | 'redo'): Promise<void> {
  try {
    await saving.flush();
    const { name } = await saving.during(call(way, nothing));
    changes.count++;
    await saving.refresh();
    toasts.say(t(`history.${way}.done`, { what: operation(name) }), {
      topic: 'history',
      action: {
        label: t(way === 'undo' ? 'action.redo' : 'action.undo'),
        run: () => void (way === 'undo' ? redo() : undo()),
        at: changes.count,
      },
    });
  } catch (thrown) {
    toasts.failure(asFailure(thrown));
  }
}

/** An operation in words: `save pledge` is “pledge saved”. One without words is named as the file names it. */
export function operation(name: string): string {
  const [verb = '', noun = ''] = name.split(' ');
  const [verbKey, nounKey] = [`operation.${verb}`, `noun.${noun}`];
  return isKey(verbKey) && isKey(nounKey) ? t(verbKey, { noun: t(nounKey) }) : name;
}
