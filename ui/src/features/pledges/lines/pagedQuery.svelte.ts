/** What a dialog lists: read a page at a time, each once, and only for what is open now. */
import { asFailure } from '../../../data/failures';
import { toasts } from '../../../data/toasts.svelte';

const pageLength = 200;
export interface ResultPage<T> {
  /** How many there are in all. */
  count: number;
  items: T[];
}
type ReadPage<T> = (offset: number, limit: number) => Promise<ResultPage<T>>;

export class PagedQuery<T> {
  items = $state.raw<T[]>([]);
  /** How many there are in all; null until the first answer. */
  count = $state<number | null>(null);
  loading = $state(false);
  #read: ReadPage<T> | null = null;
  #close: () => void;

  /** `close` is what happens when a page cannot be read. */
  constructor(close: () => void) {
    this.#close = close;
  }

  /** Begins anew: with another list, or with none. */
  start(read: ReadPage<T> | null): void {
    this.#read = read;
    [this.items, this.count, this.loading] = [[], null, false];
    void this.more();
  }

  /** Reads the page after those that are there. */
  async more(): Promise<void> {
    const read = this.#read;
    if (read === null || this.loading) return;
    this.loading = true;
    try {
      const found = await read(this.items.length, pageLength);
      if (read !== this.#read) return;
      [this.items, this.count] = [[...this.items, ...found.items], found.count];
    } catch (thrown) {
      if (read !== this.#read) return;
      this.#close();
      toasts.failure(asFailure(thrown));
    } finally {
      if (read === this.#read) this.loading = false;
    }
  }
}
