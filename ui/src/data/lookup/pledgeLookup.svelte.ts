/** Pledges that fields point to, fetched by id in batches. There may be a hundred thousand: never all of them. */
import { untrack } from 'svelte';
import type { PledgeRow } from '../../bindings/PledgeRow';
import { call } from '../call';
import { changes } from '../records.svelte';

/** The most that the file gives at once. */
const batchSize = 500;
/** How many are offered for what was typed. */
const offerLimit = 50;

class PledgeLookup {
  #rows = $state.raw<ReadonlyMap<string, PledgeRow>>(new Map());
  #requested = new Set<string>();
  #waiting = new Set<string>();
  #count = -1;

  /** A pledge by its identity; undefined until it is there. */
  row(id: string): PledgeRow | undefined {
    if (this.#count !== changes.count) {
      this.#count = changes.count;
      this.#requested.clear();
    }
    if (!this.#requested.has(id)) {
      this.#requested.add(id);
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
      limit: offerLimit,
    });
    this.#cache(rows);
    return rows;
  }

  /** For another file. */
  forget(): void {
    this.#rows = new Map();
    this.#requested.clear();
    this.#waiting.clear();
  }

  async #read(): Promise<void> {
    const ids = [...this.#waiting];
    this.#waiting.clear();
    for (let at = 0; at < ids.length; at += batchSize) {
      const batch = ids.slice(at, at + batchSize);
      try {
        const sorted = { by: 'announced' as const, descending: false };
        const asked = { wanted: { pledges: batch }, sorted, offset: 0, limit: batchSize };
        this.#cache((await call('pledges', asked)).rows);
      } catch {
        // The name stays away; the next look asks again.
        for (const id of batch) this.#requested.delete(id);
      }
    }
  }

  #cache(rows: PledgeRow[]): void {
    const before = untrack(() => this.#rows);
    this.#rows = new Map([...before, ...rows.map((row): [string, PledgeRow] => [row.id, row])]);
  }
}
export const pledgeLookup = new PledgeLookup();
