/** The one door to the back end, and the only importer of the desktop shell's script. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Commands } from './bindings/Commands';
import type { Place } from './bindings/Place';
import { asFailure } from './failures';

export type Command = keyof Commands;
export type Input<C extends Command> = Commands[C][0];
export type Output<C extends Command> = Commands[C][1];

/** The inputs of commands that need none. */
export const nothing = {} as Record<string, never>;

/** What a native dialog is opened for; the shell knows the file type that goes with it. */
export type Choice = 'openFile' | 'newFile' | 'newBackup' | 'newPdf';

/** Lets a person choose a file in a native dialog; null when they close it without choosing. */
export async function choose(kind: Choice, suggestion: string): Promise<Place | null> {
  try {
    return await invoke<Place | null>('choose', { kind, suggestion });
  } catch (thrown) {
    throw asFailure(thrown);
  }
}

/** Asks the back end; a refusal is thrown as a `Failure`. */
export async function call<C extends Command>(command: C, input: Input<C>): Promise<Output<C>> {
  try {
    return await invoke<Output<C>>('call', { command, input });
  } catch (thrown) {
    throw asFailure(thrown);
  }
}

/** Asks the page before its window closes; it closes when the answer is yes. */
export async function beforeClosing(mayLeave: () => Promise<boolean>): Promise<void> {
  await listen('closing', async () => {
    if (await mayLeave()) await invoke('leave');
  });
}
