/** Rows of the register, fetched page by page as they come into sight; never all of them. */
import type { Failure } from '../../../bindings/Failure';
import type { PledgeRow } from '../../../bindings/PledgeRow';
import type { PledgeQuery } from '../../../bindings/PledgeQuery';
import { call } from '../../../data/call';
import { asFailure } from '../../../data/failures';

export const pageSize = 100;
type Question = Omit<PledgeQuery, 'offset' | 'limit'>;

export class RegisterRows {
  /** How many there are; null until the first answer. */
  count = $state<number | null>(null);
  /** How many pledges there are altogether. */
  all = $state(0);
  failure = $state.raw<Failure | null>(null);
  #pages = $state.raw<ReadonlyMap<number, PledgeRow[]>>(new Map());
  #question: Question | null = null;
  /** Goes up with each new question; what was read for an older one stays until the newest is answered. */
  #asked = 0;
  #answeredFor = 0;
  #loading = new Set<number>();
  #visible: [number, number] = [0, 1];

  /** Without a question it waits for one. */
  constructor(question: Question | null = null) {
    if (question) this.ask(question);
  }

  /** Asks anew: of other pledges, in another order, or after a write. */
  ask(question: Question): void {
    this.#question = question;
    this.#asked++;
    this.#loading.clear();
    this.#fetch();
  }

  /** These rows are in sight now, or will be soon. */
  setVisible(from: number, to: number): void {
    this.#visible = [from, to];
    this.#fetch();
  }

  /** A row; undefined while it is fetched. */
  at(index: number): PledgeRow | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  }

  /** After a failure: asks the same again. */
  retry(): void {
    if (this.#question) this.ask(this.#question);
  }

  #fetch(): void {
    if (this.#question === null) return;
    const [from, to] = this.#visible;
    const last = Math.max(Math.floor((to - 1) / pageSize), 0);
    for (let page = Math.floor(Math.max(from, 0) / pageSize); page <= last; page++) {
      const there = this.#answeredFor === this.#asked && this.#pages.has(page);
      if (!there && !this.#loading.has(page)) void this.#read(page, this.#question);
    }
  }

  async #read(page: number, question: Question): Promise<void> {
    const asked = this.#asked;
    this.#loading.add(page);
    try {
      const offset = page * pageSize;
      const found = await call('pledges', { ...question, offset, limit: pageSize });
      if (asked !== this.#asked) return;
      const before = this.#answeredFor === asked ? this.#pages : [];
      this.#pages = new Map([...before, [page, found.rows]]);
      this.#answeredFor = asked;
      [this.count, this.all, this.failure] = [found.count, found.all, null];
      // Fewer rows than before: what is in sight now may lie on other pages.
      if (offset >= found.count && found.count > 0)
        this.setVisible(0, Math.min(found.count, pageSize));
    } catch (thrown) {
      if (asked === this.#asked) this.failure = asFailure(thrown);
    } finally {
      if (asked === this.#asked) this.#loading.delete(page);
    }
  }
}
