/** Tracks whether everything on the screen is in the file: the source of the save status, and of the question before leaving. */
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { asFailure } from '../failures';
import type { Draft, SaveState } from './draft.svelte';

type AnyDraft = Draft<never>;
/** The worst first: one unsaved draft outweighs any number of saved ones. */
const order: SaveState[] = ['conflict', 'failed', 'invalid', 'saving', 'unsaved'];

/** A box that is no field of a draft, from its first letter until the file has what was typed. */
interface LooseBox {
  readable: boolean;
  /** Writes what can be read. */
  write: () => void;
}

class SaveTracker {
  #drafts = new SvelteSet<AnyDraft>();
  /** By the identity of the box's element. */
  readonly #boxes = new SvelteMap<string, LooseBox>();
  /** Those that wait for a button. */
  readonly #manual = new Set<AnyDraft>();
  #writes = $state(0);
  readonly #running = new Set<Promise<unknown>>();
  #at = $state<string | null>(null);

  /** The draft that needs attention most, if any does. */
  readonly worst = $derived.by((): AnyDraft | null => {
    const drafts = [...this.#drafts];
    for (const state of order) {
      const found = drafts.find((draft) => draft.state === state);
      if (found) return found;
    }
    return null;
  });
  /** Boxes outside drafts whose text can't be read. */
  readonly unreadableBoxes = $derived.by(() =>
    [...this.#boxes].filter(([, box]) => !box.readable).map(([id]) => id),
  );
  readonly state = $derived.by((): SaveState => {
    const { worst } = this;
    // What waits for its button is not on its way.
    if (worst?.state === 'unsaved' && this.#manual.has(worst)) return 'invalid';
    const later = worst === null || order.indexOf(worst.state) > order.indexOf('invalid');
    if (later && this.unreadableBoxes.length > 0) return 'invalid';
    if (worst) return worst.state;
    if (this.#boxes.size > 0) return 'unsaved';
    if (this.#writes > 0) return 'saving';
    return this.#at ? 'saved' : 'untouched';
  });

  /** The time of the last save, as ISO 8601 in UTC; null before the first. */
  get at(): string | null {
    return this.#at;
  }

  /** Watches a draft while its form is on the screen; the answer stops that. */
  watch<F extends object>(draft: Draft<F>): () => void {
    const any = draft as unknown as AnyDraft;
    this.#drafts.add(any);
    return () => this.#drafts.delete(any);
  }

  /** Watches a draft of a dialog, which its button saves and nothing else; the answer stops that. */
  watchManual<F extends object>(draft: Draft<F>): () => void {
    const any = draft as unknown as AnyDraft;
    this.#manual.add(any);
    const unwatch = this.watch(draft);
    return () => {
      this.#manual.delete(any);
      unwatch();
    };
  }

  /** Tracks a text box outside any draft while its text is unsaved; `write` saves it if it can be read. */
  addBox(id: string, readable: boolean, write: () => void): void {
    this.#boxes.set(id, { readable, write });
  }
  /** The text of the box is being saved, or was discarded. */
  removeBox(id: string): void {
    this.#boxes.delete(id);
  }
  #writeBoxes(): void {
    for (const box of [...this.#boxes.values()]) if (box.readable) box.write();
  }

  recordSave(at: string): void {
    if (!this.#at || at > this.#at) this.#at = at;
  }

  async track<T>(write: Promise<T>): Promise<T> {
    this.#writes++;
    this.#running.add(write);
    try {
      return await write;
    } finally {
      this.#running.delete(write);
      this.#writes--;
    }
  }

  /** Saves every draft on the screen that waits for no button, now, and waits for what is on its way. */
  async flush(): Promise<void> {
    this.#writeBoxes();
    const saved = [...this.#drafts].filter((draft) => !this.#manual.has(draft));
    await Promise.all(saved.map((draft) => draft.flush()));
    await Promise.allSettled([...this.#running]);
  }

  /** Before leaving the screen: true when nothing typed would be lost. */
  async leave(): Promise<boolean> {
    this.#writeBoxes();
    const leave = (draft: AnyDraft) => (this.#manual.has(draft) ? !draft.dirty : draft.leave());
    const left = await Promise.all([...this.#drafts].map(leave));
    await Promise.allSettled([...this.#running]);
    return left.every(Boolean) && this.#boxes.size === 0;
  }

  /** A person chose to leave without saving. */
  discard(): void {
    for (const draft of this.#drafts) draft.discard();
    this.#boxes.clear();
  }

  /** After an undo: what is on the screen is read again. */
  async refresh(): Promise<void> {
    await Promise.all([...this.#drafts].map((draft) => draft.refresh().catch(ignoreNotFound)));
  }

  /** The file holds something else now, into which nothing has been saved yet. */
  clearSavedAt(): void {
    this.#at = null;
  }

  /** For another file: what was on the screen goes. */
  reset(): void {
    this.#drafts.clear();
    this.#manual.clear();
    this.#boxes.clear();
    this.clearSavedAt();
  }
}

/** A record that an undo removed is not an error here: its own page says that it is gone. */
function ignoreNotFound(thrown: unknown): void {
  if (asFailure(thrown).code !== 'notFound') throw thrown;
}
export const saveTracker = new SaveTracker();
