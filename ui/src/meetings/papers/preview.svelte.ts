/** A paper as it would be printed now: made again after every write and choice, while it is on the screen. */
import { onDestroy } from 'svelte';
import type { Asked } from '../../bindings/Asked';
import type { Failure } from '../../bindings/Failure';
import { call } from '../../call';
import { asFailure } from '../../failures';
import { changes } from '../../records.svelte';
import { bytesOf, Desk, type Paper } from './pdf';

export class Preview {
  paper = $state.raw<Paper | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly #desk = new Desk();
  #making = false;
  #again = false;
  #gone = false;
  #shown = '';

  /** Call it while a component is being made: it follows the file as long as that lives. */
  constructor(readonly asked: () => Asked) {
    $effect(() => {
      void changes.count;
      void this.asked();
      void this.make();
    });
    onDestroy(() => {
      this.#gone = true;
      this.#desk.close();
    });
  }

  /** Makes it now; writes that come meanwhile are all in the next one. */
  async make(): Promise<void> {
    this.#again = true;
    if (this.#making) return;
    this.#making = true;
    try {
      while (this.#again && !this.#gone) {
        this.#again = false;
        await this.#once();
      }
    } finally {
      this.#making = false;
    }
  }

  async #once(): Promise<void> {
    try {
      const { pdf } = await call('preview', this.asked());
      // The same record gives the same bytes: what is on the screen can stay.
      if (pdf !== this.#shown) {
        const paper = await this.#desk.open(bytesOf(pdf));
        if (this.#gone) paper.close();
        else this.paper = paper;
        this.#shown = pdf;
      }
      this.failure = null;
    } catch (thrown) {
      if (this.#gone) return;
      this.failure = asFailure(thrown);
      // A paper that is refused is not there; the one from before it would be taken for it.
      if (this.failure.code === 'invalid') {
        this.paper = null;
        this.#shown = '';
      }
    }
  }
}
