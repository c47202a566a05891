/** The file that is open, as the frame of the window shows it. */
import type { Failure } from '../bindings/Failure';
import type { FileState } from '../bindings/FileState';
import { call, nothing } from '../call';
import { codes } from '../codes.svelte';
import { asFailure } from '../failures';
import { lookup } from '../pickers/lookup.svelte';
import { changes } from '../records.svelte';
import { theme } from '../settings/theme.svelte';
import { saving } from '../saving.svelte';

class Desk {
  file = $state.raw<FileState | null>(null);
  /** False until it is known whether a file is open, or is to be opened from the start. */
  known = $state(false);
  failure = $state.raw<Failure | null>(null);

  /** The record on the screen is sealed: its forms are read only, whatever the file allows. */
  sealed = $state(false);

  get fileReadOnly(): boolean {
    return this.file?.readOnly != null;
  }
  get readOnly(): boolean {
    return this.fileReadOnly || this.sealed;
  }
  get baseCurrency(): string {
    return lookup.coalition?.baseCurrency ?? 'EUR';
  }

  async start(): Promise<void> {
    try {
      const [settings, file] = await Promise.all([
        call('settings', nothing),
        call('file_state', nothing),
        codes.load(),
      ]);
      theme.set(settings.theme);
      this.file = file;
      this.failure = null;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  /** Reads the counts and the state of the backup again. */
  async refresh(): Promise<void> {
    try {
      this.file = await call('file_state', nothing);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  /** Another file is open now, or none. */
  arrived(file: FileState | null): void {
    saving.reset();
    lookup.forget();
    changes.count++;
    this.file = file;
  }
}
export const desk = new Desk();
