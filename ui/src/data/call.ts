/** Every call to the back end. The only module that imports `@tauri-apps/api`. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Commands } from '../bindings/Commands';
import type { PaperCommands } from '../bindings/PaperCommands';
import type { Place } from '../bindings/Place';
import { asFailure } from './failures';

declare global {
  interface Window {
    /** Answers by command and input, as `[command, input]` in JSON. */
    preloaded?: [string, unknown][];
  }
}

export type Command = keyof Commands;
export type Input<C extends Command> = Commands[C][0];
export type Output<C extends Command> = Commands[C][1];

/** The inputs of commands that need none. */
export const noInput = {} as Record<string, never>;

/** What a native dialog is opened for; the shell knows the file type that goes with it. */
export type FilePurpose =
  | 'openFile'
  | 'openRates'
  | 'newFile'
  | 'newBackup'
  | 'newPdf'
  | 'newPaper'
  | 'newInvitation'
  | 'newXlsx'
  | 'newCsv'
  | 'newXml';

/** Lets a person choose a file in a native dialog; null when they close it without choosing. */
export async function chooseFile(kind: FilePurpose, suggestion: string): Promise<Place | null> {
  try {
    return await invoke<Place | null>('choose', { kind, suggestion });
  } catch (thrown) {
    throw asFailure(thrown);
  }
}

/** Answers that the shell sent along with the page, so that the first paint waits for no call. Not used after a reload. */
const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
const preloaded = new Map(navigation?.type === 'reload' ? [] : window.preloaded);

/** Asks the back end; a refusal is thrown as a `Failure`. */
export async function call<C extends Command>(command: C, input: Input<C>): Promise<Output<C>> {
  const asked = JSON.stringify([command, input]);
  if (preloaded.has(asked)) {
    const answer = preloaded.get(asked) as Output<C>;
    preloaded.delete(asked);
    return answer;
  }
  // From here on the file may change.
  preloaded.clear();
  try {
    return await invoke<Output<C>>('call', { command, input });
  } catch (thrown) {
    throw asFailure(thrown);
  }
}

/** Asks the back end for a paper, as the bytes of its PDF; a refusal is thrown as a `Failure`. */
export async function callPaper<C extends keyof PaperCommands>(
  command: C,
  input: PaperCommands[C],
): Promise<ArrayBuffer> {
  preloaded.clear();
  try {
    return await invoke<ArrayBuffer>('paper', { command, input });
  } catch (thrown) {
    throw asFailure(thrown);
  }
}

/** Asks the page before its window closes; it closes when the answer is yes. */
export async function onBeforeClose(mayLeave: () => Promise<boolean>): Promise<void> {
  await listen('closing', async () => {
    if (await mayLeave()) await invoke('leave');
  });
}
