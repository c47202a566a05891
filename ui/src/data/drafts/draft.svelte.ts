/**
 * What a person is typing, and its way into the file.
 *
 * A draft saves itself a moment after the last change, one save at a time, and says “saved” only
 * when the back end has said so. Whatever goes wrong, what was typed stays.
 */
import type { Failure } from '../../bindings/Failure';
import type { Problem } from '../../bindings/Problem';
import { asFailure } from '../failures';
import { SvelteSet } from 'svelte/reactivity';

export type SaveState =
  'untouched' | 'unsaved' | 'saving' | 'saved' | 'invalid' | 'conflict' | 'failed';

export interface StoredMeta {
  id: string;
  revision: number;
  updatedAt: string;
}

/** The back end, or a fake in tests. */
export interface DraftStorage<F> {
  save(id: string, revision: number, fields: F): Promise<StoredMeta & F>;
  load(id: string): Promise<StoredMeta & F>;
}

/** Milliseconds of quiet after the last change before a draft saves itself. */
export const saveDelay = 600;

export class Draft<F extends object> {
  readonly id: string;
  fields = $state() as F;
  revision = $state(0);
  state = $state<SaveState>('untouched');
  savedAt = $state<string | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** What the back end found wrong with the last save. */
  problems = $state.raw<Problem[]>([]);
  /** Fields whose typed text can't be read; the field keeps the text, the draft the value before. */
  readonly unreadable = new SvelteSet<string>();
  /** Fields a person has been in: a missing required one is only pointed out after that. */
  readonly visited = new SvelteSet<string>();

  #storage: DraftStorage<F>;
  #keys: (keyof F)[];
  #byHand: boolean;
  #edits = 0;
  #savedEdits = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #sent: F | null = null;
  #theirs: (StoredMeta & F) | null = null;

  /**
   * `blank` names the fields; `stored` is what the file holds, or null for a new
   * record. `byHand` waits for `flush`: for a dialog with a button that can be cancelled.
   */
  constructor(
    id: string,
    blank: F,
    stored: (StoredMeta & F) | null,
    storage: DraftStorage<F>,
    byHand = false,
  ) {
    this.id = id;
    this.#storage = storage;
    this.#byHand = byHand;
    this.#keys = Object.keys(blank) as (keyof F)[];
    this.fields = blank;
    if (stored) this.#adopt(stored);
  }

  get isNew(): boolean {
    return this.revision === 0;
  }

  /** True while something typed is not in the file. */
  get dirty(): boolean {
    return this.state !== 'untouched' && this.state !== 'saved';
  }

  set<K extends keyof F>(key: K, value: F[K]): void {
    this.fields[key] = value;
    this.problems = this.problems.filter((problem) => rootField(problem.field) !== key);
    this.#touch();
  }

  /** Says whether the text in a field can be read; while it can't, the draft isn't wholly saved. */
  setReadable(key: string, ok: boolean): void {
    if (ok) this.unreadable.delete(key);
    else this.unreadable.add(key);
    if (!this.#running && this.#edits === this.#savedEdits) this.#updateState();
  }

  /** A field was left: save now. */
  leaveField(key: string): void {
    this.visited.add(key);
    if (this.dirty && !this.#byHand) void this.flush();
  }

  /** Saves what is unsaved, now; resolves when there is nothing more that could be done. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.state === 'conflict') return;
    while (this.#running) await this.#running;
    if (!this.dirty || (this.#edits === this.#savedEdits && this.state !== 'failed')) return;
    this.#running = this.#save();
    await this.#running;
  }

  /** Before going elsewhere: true when nothing typed would be lost. */
  async leave(): Promise<boolean> {
    for (const key of this.#keys) this.visited.add(String(key));
    await this.flush();
    return !this.dirty;
  }

  retry(): Promise<void> {
    return this.flush();
  }

  /** Forgets what was typed since the last save. */
  discard(): void {
    clearTimeout(this.#timer);
    this.#settle(this.isNew ? 'untouched' : 'saved');
  }

  /** After a conflict: take what is in the file, and lose what was typed. */
  takeTheirs(): void {
    if (!this.#theirs) return;
    // A box whose text can't be read still holds it: until it is mended there, not all that is typed is saved.
    const unread = [...this.unreadable];
    this.#adopt(this.#theirs);
    for (const key of unread) this.unreadable.add(key);
    this.#updateState();
  }

  /** After a conflict: write what was typed over what is in the file. */
  async keepMine(): Promise<void> {
    if (!this.#theirs) return;
    this.revision = this.#theirs.revision;
    this.#theirs = null;
    this.state = 'unsaved';
    this.#edits++;
    await this.flush();
  }

  /** Reads the record again, for example after an undo; what is being typed stays. */
  async refresh(): Promise<void> {
    if (this.dirty || this.isNew) return;
    const edits = this.#edits;
    const stored = await this.#storage.load(this.id);
    if (edits === this.#edits && !this.#running) this.#adopt(this.#keepTypedBlanks(stored));
  }

  /** Keeps spaces in the box that the record drops from a line: the person may still be typing there. */
  #keepTypedBlanks(stored: StoredMeta & F): StoredMeta & F {
    const kept = { ...stored };
    for (const key of this.#keys) {
      const typed = this.fields[key];
      if (typeof typed === 'string' && collapseBlanks(typed) === stored[key])
        kept[key] = typed as never;
    }
    return kept;
  }

  #touch(): void {
    this.#edits++;
    if (this.state !== 'conflict') this.state = this.#running ? 'saving' : 'unsaved';
    this.#scheduleSave();
  }

  async #save(): Promise<void> {
    const edits = this.#edits;
    const sent = $state.snapshot(this.fields) as F;
    const before = this.#sent;
    this.#sent = sent;
    this.#enter('saving');
    try {
      const stored = await this.#storage.save(this.id, this.revision, sent);
      this.#fill(stored);
      this.#accept(stored, edits);
    } catch (thrown) {
      await this.#refuse(asFailure(thrown), edits, before);
    } finally {
      this.#running = null;
      if (this.#edits !== edits && this.state !== 'conflict') this.#scheduleSave();
    }
  }

  /** A number that was left open is given by the record: the next save must not ask for another one. */
  #fill(stored: F): void {
    for (const key of this.#keys) {
      const sent = this.#sent?.[key];
      const left = sent === '' || sent === 0;
      if (left && stored[key] !== sent && this.fields[key] === sent) this.fields[key] = stored[key];
    }
  }

  #accept(stored: StoredMeta, edits: number): void {
    this.revision = stored.revision;
    this.savedAt = stored.updatedAt;
    this.#savedEdits = edits;
    this.#sent = null;
    this.failure = null;
    this.problems = [];
    if (this.#edits !== edits) this.state = 'unsaved';
    else {
      this.state = 'saved';
      this.#updateState();
    }
  }

  /** Sets the state of a draft that has nothing left to save. */
  #updateState(): void {
    if (this.state === 'conflict' || this.state === 'failed') return;
    if (this.unreadable.size > 0 || this.problems.length > 0) this.state = 'invalid';
    else this.state = this.isNew ? 'untouched' : 'saved';
  }

  async #refuse(failure: Failure, edits: number, before: F | null): Promise<void> {
    if (failure.code === 'conflict') {
      const reconciled = await this.#reconcile(edits, before);
      if (reconciled) return;
    }
    this.failure = failure;
    this.problems = failure.code === 'invalid' ? failure.problems : [];
    if (failure.code === 'invalid') {
      this.#savedEdits = edits;
      this.state = 'invalid';
    } else {
      this.state = failure.code === 'conflict' ? 'conflict' : 'failed';
    }
  }

  /**
   * The answer to an earlier save may have been lost: when the file holds exactly what was sent,
   * the conflict is with this draft's own save, and saving continues from there.
   */
  async #reconcile(edits: number, before: F | null): Promise<boolean> {
    let theirs: StoredMeta & F;
    try {
      theirs = await this.#storage.load(this.id);
    } catch {
      return false; // The conflict itself is what is shown; “keep mine” waits for a later load.
    }
    if (this.#same(theirs, this.#sent)) {
      this.#accept(theirs, edits);
      return true;
    }
    if (this.#same(theirs, before)) {
      this.revision = theirs.revision;
      this.state = 'unsaved';
      this.#edits++;
      return true;
    }
    this.#theirs = theirs;
    return false;
  }

  #same(stored: F, sent: F | null): boolean {
    return (
      sent !== null &&
      this.#keys.every((key) => {
        const [storedText, sentText] = [JSON.stringify(stored[key]), JSON.stringify(sent[key])];
        return (
          storedText === sentText ||
          storedText === JSON.stringify(sent[key], (_, value) => collapseIfText(value))
        );
      })
    );
  }

  #scheduleSave(): void {
    clearTimeout(this.#timer);
    if (this.#byHand) return;
    this.#timer = setTimeout(() => void this.flush(), saveDelay);
  }

  #adopt(stored: StoredMeta & F): void {
    for (const key of this.#keys) this.fields[key] = stored[key];
    this.revision = stored.revision;
    this.savedAt = stored.updatedAt;
    this.#settle('saved');
  }

  #enter(state: SaveState): void {
    this.state = state;
  }

  #settle(state: SaveState): void {
    this.state = state;
    this.failure = null;
    this.problems = [];
    this.unreadable.clear();
    this.#theirs = null;
    this.#sent = null;
    this.#savedEdits = this.#edits;
  }
}

/** A line as the record keeps it: no blanks at its ends, one where there were several. */
export function collapseBlanks(line: string): string {
  return line
    .replace(/(?:(?![\t\n\r])\s){2,}/g, ' ')
    .replace(/^(?:(?![\t\n\r])\s)+|(?:(?![\t\n\r])\s)+$/g, '');
}
const collapseIfText = (value: unknown): unknown =>
  typeof value === 'string' ? collapseBlanks(value) : value;

/** `posts.0.title` belongs to the field `posts`. */
export function rootField(path: string): string {
  return path.split('.')[0] ?? path;
}
