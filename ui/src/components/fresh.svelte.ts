/** Something read from the file now, and again after every write; what was read stays on the screen meanwhile. */
import { changes } from '../records.svelte';

export class Fresh<T> {
  what = $state.raw<Promise<T>>(new Promise(() => undefined));
  #read: () => Promise<T>;
  #asked = 0;

  /** Call it while a component is being made: it follows the file as long as that lives. */
  constructor(read: () => Promise<T>) {
    this.#read = read;
    $effect(() => {
      void changes.count;
      void this.again();
    });
  }

  /** Reads it again; only the newest answer counts. */
  async again(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const found = await this.#read();
      if (asked === this.#asked) this.what = Promise.resolve(found);
    } catch (thrown) {
      if (asked !== this.#asked) return;
      const failed = Promise.reject(thrown as Error);
      failed.catch(() => undefined);
      this.what = failed;
    }
  }
}
