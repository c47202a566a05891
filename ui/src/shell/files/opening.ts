/** Opening files, with the question for a passphrase where there is one. */
import { call, chooseFile, noInput, type Output } from '../../data/call';
import { asFailure } from '../../data/failures';
import type { Failure } from '../../bindings/Failure';
import type { Place } from '../../bindings/Place';
import { windowState } from '../windowState.svelte';
import { toasts } from '../../data/toasts.svelte';
import { t } from '../../data/text/text';
import { passphrases } from './passphrases.svelte';

type State = NonNullable<Output<'file_state'>>;

/** Opens a place and shows it; asks for the passphrase as often as it takes. False when that was given up. */
export async function openPlace(place: string, name: string): Promise<boolean> {
  const state = await withPassphrase(name, (passphrase) =>
    call('open_file', { place, passphrase }),
  );
  if (state) showFile(state);
  return state !== null;
}

/** Shows what is open, else opens the file that the program was started with; else there is the first screen. */
export async function start(): Promise<void> {
  try {
    const [asked] = await Promise.all([call('asked_file', noInput), windowState.start()]);
    if (asked && !windowState.file) await openPlace(asked.place, asked.name);
  } catch (thrown) {
    toasts.failure(asFailure(thrown));
  }
  windowState.ready = true;
}

export async function openFile(): Promise<void> {
  const chosen = await chooseFile('openFile', '');
  if (chosen) await openPlace(chosen.place, chosen.name);
}

export async function openSample(): Promise<void> {
  showFile(await call('open_sample', noInput));
}

/** Opens a backup read-only. */
export async function viewBackup(backup: Place): Promise<void> {
  const state = await withPassphrase(backup.name, (passphrase) =>
    call('look_at_backup', { place: backup.place, passphrase }),
  );
  if (state) showFile(state);
}

/** Makes a new file from a backup, which stays unchanged. */
export async function openBackup(): Promise<void> {
  const backup = await chooseFile('openFile', '');
  if (!backup) return;
  const openCopy = (passphrase: string | null) =>
    call('look_at_backup', { place: backup.place, passphrase });
  const state = await withPassphrase(backup.name, openCopy);
  if (!state) return;
  try {
    if (await copyToNewFile(state.coalition)) return;
  } catch (thrown) {
    await call('close_file', noInput);
    throw thrown;
  }
  await call('close_file', noInput);
}

/** Makes a new file of what is open, and goes on in it; false when no place was chosen. */
export async function copyToNewFile(coalition: string): Promise<boolean> {
  const target = await chooseFile('newFile', `${coalition}.chancery`);
  if (!target) return false;
  const copy = await call('back_up_to', { place: target.place });
  return openPlace(copy.file.place, copy.file.name);
}

/** Closes the file and goes back to the first screen. */
export async function closeFile(): Promise<void> {
  await call('close_file', noInput);
  location.hash = '';
  windowState.onFileOpened(null);
}

/** Asks for the passphrase until the file opens or the person gives up. */
export async function withPassphrase<T>(
  name: string,
  open: (passphrase: string | null) => Promise<T>,
): Promise<T | null> {
  let passphrase: string | null = null;
  for (;;) {
    try {
      return await open(passphrase);
    } catch (thrown) {
      const failure: Failure = asFailure(thrown);
      if (failure.code !== 'passphraseNeeded' && failure.code !== 'wrongPassphrase') throw failure;
      passphrase = await passphrases.ask(name, failure.code === 'wrongPassphrase');
      if (passphrase === null) return null;
    }
  }
}

function showFile(state: State): void {
  location.hash = '';
  windowState.onFileOpened(state);
  if (state.upgraded)
    toasts.say(t('welcome.upgraded', { copy: state.upgraded }), { tone: 'plain' });
  if (state.rescued) toasts.say(t('welcome.rescued'), { tone: 'warn' });
}
