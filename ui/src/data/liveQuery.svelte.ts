/** A query that runs again after every write; the previous answer stays on the screen meanwhile. */
import { changes } from './records.svelte';

export class LiveQuery<T> {
  value = $state.raw<Promise<T>>(new Promise(() => undefined));
  #read: () => Promise<T>;
  #asked = 0;

  /** Call it while a component is being made: it follows the file as long as that lives. */
  constructor(read: () => Promise<T>) {
    this.#read = read;
    $effect(() => {
      void changes.count;
      void this.reload();
    });
  }

  /** Runs the query again; answers to older runs are dropped. */
  async reload(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const found = await this.#read();
      if (asked === this.#asked) this.value = Promise.resolve(found);
    } catch (thrown) {
      if (asked !== this.#asked) return;
      const failed = Promise.reject(thrown as Error);
      failed.catch(() => undefined);
      this.value = failed;
    }
  }
}
