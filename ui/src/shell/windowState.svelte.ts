/** The state of the whole window: the open file, and whether it can be changed. */
import type { Failure } from '../bindings/Failure';
import type { FileState } from '../bindings/FileState';
import { call, noInput } from '../data/call';
import { codes } from '../data/codes.svelte';
import { asFailure } from '../data/failures';
import { lookup } from '../data/lookup/lookup.svelte';
import { changes } from '../data/records.svelte';
import { theme } from '../data/theme.svelte';
import { saveTracker } from '../data/drafts/saveTracker.svelte';

class WindowState {
  file = $state.raw<FileState | null>(null);
  /** False until the start has found out whether a file is open, or is to be opened. */
  ready = $state(false);
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
        call('settings', noInput),
        call('file_state', noInput),
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
      this.file = await call('file_state', noInput);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  /** Another file was opened, or with null, the file was closed. Drops everything cached of the old one. */
  onFileOpened(file: FileState | null): void {
    saveTracker.reset();
    lookup.forget();
    changes.count++;
    this.file = file;
  }
}
export const windowState = new WindowState();
