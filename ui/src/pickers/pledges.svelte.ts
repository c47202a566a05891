/** Pledges that fields point to. There may be a hundred thousand: those named are asked for, never all of them. */
import { untrack } from 'svelte';
import type { PledgeRow } from '../bindings/PledgeRow';
import { call } from '../call';
import { changes } from '../records.svelte';

/** The most that the file gives at once. */
const atOnce = 500;
/** How many are offered for what was typed. */
const offered = 50;

class Pledges {
  #rows = $state.raw<ReadonlyMap<string, PledgeRow>>(new Map());
  #asked = new Set<string>();
  #waiting = new Set<string>();
  #count = -1;

  /** A pledge by its identity; undefined until it is there. */
  row(id: string): PledgeRow | undefined {
    if (this.#count !== changes.count) {
      this.#count = changes.count;
      this.#asked.clear();
    }
    if (!this.#asked.has(id)) {
      this.#asked.add(id);
      if (this.#waiting.size === 0) queueMicrotask(() => void this.#read());
      this.#waiting.add(id);
    }
    return this.#rows.get(id);
  }

  /** The first that fit what was typed, by title; of all, the newest. */
  async find(typed: string): Promise<PledgeRow[]> {
    const words = typed.trim();
    const { rows } = await call('pledges', {
      wanted: words === '' ? {} : { words },
      sorted: { by: words === '' ? 'announced' : 'title', descending: words === '' },
      offset: 0,
      limit: offered,
    });
    this.#keep(rows);
    return rows;
  }

  /** For another file. */
  forget(): void {
    this.#rows = new Map();
    this.#asked.clear();
    this.#waiting.clear();
  }

  async #read(): Promise<void> {
    const ids = [...this.#waiting];
    this.#waiting.clear();
    for (let at = 0; at < ids.length; at += atOnce) {
      const pledges = ids.slice(at, at + atOnce);
      try {
        const sorted = { by: 'announced' as const, descending: false };
        const asked = { wanted: { pledges }, sorted, offset: 0, limit: atOnce };
        this.#keep((await call('pledges', asked)).rows);
      } catch {
        // The name stays away; the next look asks again.
        for (const id of pledges) this.#asked.delete(id);
      }
    }
  }

  #keep(rows: PledgeRow[]): void {
    const before = untrack(() => this.#rows);
    this.#rows = new Map([...before, ...rows.map((row): [string, PledgeRow] => [row.id, row])]);
  }
}
export const pledges = new Pledges();
