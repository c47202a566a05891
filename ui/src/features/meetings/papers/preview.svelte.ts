/** A document as it would be printed now, rendered again after every write and choice while it is on the screen. */
import { onDestroy } from 'svelte';
import type { PaperQuery } from '../../../bindings/PaperQuery';
import type { Failure } from '../../../bindings/Failure';
import { callPaper } from '../../../data/call';
import { asFailure } from '../../../data/failures';
import { changes } from '../../../data/records.svelte';
import { PdfViewer, type OpenPdf } from './pdf';

export class PaperPreview {
  paper = $state.raw<OpenPdf | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly #viewer = new PdfViewer();
  #busy = false;
  #stale = false;
  #destroyed = false;
  /** What is on the screen. */
  #drawn = new Uint8Array();

  /** Call it while a component is being made: it follows the file as long as that lives. */
  constructor(readonly asked: () => PaperQuery) {
    $effect(() => {
      void changes.count;
      void this.asked();
      void this.refresh();
    });
    onDestroy(() => {
      this.#destroyed = true;
      this.#viewer.close();
    });
  }

  /** Makes it now; writes that come meanwhile are all in the next one. */
  async refresh(): Promise<void> {
    this.#stale = true;
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#stale && !this.#destroyed) {
        this.#stale = false;
        await this.#update();
      }
    } finally {
      this.#busy = false;
    }
  }

  async #update(): Promise<void> {
    try {
      const pdf = new Uint8Array(await callPaper('preview', this.asked()));
      // The same record gives the same bytes: what is on the screen can stay.
      if (!isSame(pdf, this.#drawn)) {
        // The viewer keeps the bytes that it is given.
        const paper = await this.#viewer.open(pdf.slice());
        if (this.#destroyed) paper.close();
        else this.paper = paper;
        this.#drawn = pdf;
      }
      this.failure = null;
    } catch (thrown) {
      if (this.#destroyed) return;
      this.failure = asFailure(thrown);
      // A paper that is refused is not there; the one from before it would be taken for it.
      if (this.failure.code === 'invalid') {
        this.paper = null;
        this.#drawn = new Uint8Array();
      }
    }
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
