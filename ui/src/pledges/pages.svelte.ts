/** What a dialog lists: read a page at a time, each once, and only for what is open now. */
import { asFailure } from '../failures';
import { toasts } from '../frame/toasts.svelte';

const atOnce = 200;
export interface Page<T> {
  /** How many there are in all. */
  count: number;
  items: T[];
}
type Read<T> = (offset: number, limit: number) => Promise<Page<T>>;

export class Pages<T> {
  items = $state.raw<T[]>([]);
  /** How many there are in all; null until the first answer. */
  count = $state<number | null>(null);
  reading = $state(false);
  #read: Read<T> | null = null;
  #close: () => void;

  /** `close` is what happens when a page cannot be read. */
  constructor(close: () => void) {
    this.#close = close;
  }

  /** Begins anew: with another list, or with none. */
  begin(read: Read<T> | null): void {
    this.#read = read;
    [this.items, this.count, this.reading] = [[], null, false];
    void this.more();
  }

  /** Reads the page after those that are there. */
  async more(): Promise<void> {
    const read = this.#read;
    if (read === null || this.reading) return;
    this.reading = true;
    try {
      const found = await read(this.items.length, atOnce);
      if (read !== this.#read) return;
      [this.items, this.count] = [[...this.items, ...found.items], found.count];
    } catch (thrown) {
      if (read !== this.#read) return;
      this.#close();
      toasts.failure(asFailure(thrown));
    } finally {
      if (read === this.#read) this.reading = false;
    }
  }
}
