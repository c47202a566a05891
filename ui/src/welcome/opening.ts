/** Opening files, with the question for a passphrase where there is one. */
import { call, choose, nothing, type Output } from '../call';
import { asFailure } from '../failures';
import type { Failure } from '../bindings/Failure';
import type { Place } from '../bindings/Place';
import { desk } from '../frame/desk.svelte';
import { toasts } from '../frame/toasts.svelte';
import { t } from '../text';
import { passphrases } from './passphrases.svelte';

type State = NonNullable<Output<'file_state'>>;

/** Opens a place and shows it; asks for the passphrase as often as it takes. False when that was given up. */
export async function openPlace(place: string, name: string): Promise<boolean> {
  const state = await unlocked(name, (passphrase) => call('open_file', { place, passphrase }));
  if (state) arrive(state);
  return state !== null;
}

/** Shows what is open, else opens the file that the program was started with; else there is the first screen. */
export async function start(): Promise<void> {
  try {
    const [asked] = await Promise.all([call('asked_file', nothing), desk.start()]);
    if (asked && !desk.file) await openPlace(asked.place, asked.name);
  } catch (thrown) {
    toasts.failure(asFailure(thrown));
  }
  desk.known = true;
}

export async function openFile(): Promise<void> {
  const chosen = await choose('openFile', '');
  if (chosen) await openPlace(chosen.place, chosen.name);
}

export async function openSample(): Promise<void> {
  arrive(await call('open_sample', nothing));
}

/** Opens a backup to look at: it is read, and stays as it is. */
export async function lookAt(backup: Place): Promise<void> {
  const state = await unlocked(backup.name, (passphrase) =>
    call('look_at_backup', { place: backup.place, passphrase }),
  );
  if (state) arrive(state);
}

/** Makes a new file out of a backup: the backup itself stays as it is. */
export async function openBackup(): Promise<void> {
  const backup = await choose('openFile', '');
  if (!backup) return;
  const look = (passphrase: string | null) =>
    call('look_at_backup', { place: backup.place, passphrase });
  const state = await unlocked(backup.name, look);
  if (!state) return;
  try {
    if (await intoNewFile(state.coalition)) return;
  } catch (thrown) {
    await call('close_file', nothing);
    throw thrown;
  }
  await call('close_file', nothing);
}

/** Makes a new file of what is open, and goes on in it; false when no place was chosen. */
export async function intoNewFile(coalition: string): Promise<boolean> {
  const target = await choose('newFile', `${coalition}.chancery`);
  if (!target) return false;
  const copy = await call('back_up_to', { place: target.place });
  return openPlace(copy.file.place, copy.file.name);
}

/** Closes the file and goes back to the first screen. */
export async function closeFile(): Promise<void> {
  await call('close_file', nothing);
  location.hash = '';
  desk.arrived(null);
}

/** Asks for the passphrase until the file opens or the person gives up. */
export async function unlocked<T>(
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

function arrive(state: State): void {
  location.hash = '';
  desk.arrived(state);
  if (state.upgraded)
    toasts.say(t('welcome.upgraded', { copy: state.upgraded }), { tone: 'plain' });
  if (state.rescued) toasts.say(t('welcome.rescued'), { tone: 'warn' });
}
