/** The record that a page shows: its draft, loaded or new, watched while it is on the screen. */
import { onDestroy, onMount } from 'svelte';
import type { Failure } from '../../bindings/Failure';
import type { Nouns } from '../../bindings/Nouns';
import type { Draft } from './draft.svelte';
import { asFailure } from '../failures';
import { changes, createDraft, get, type Noun } from '../records.svelte';
import { router } from '../routes.svelte';
import { saveTracker } from './saveTracker.svelte';

export class OpenRecord<N extends Noun> {
  draft = $state.raw<Draft<Nouns[N]> | null>(null);
  failure = $state.raw<Failure | null>(null);
  #unwatch: () => void = () => undefined;

  /** Call it while a component is being made: it lives as long as that does. */
  constructor(
    readonly noun: N,
    readonly id: string,
    readonly blank: Nouns[N],
    isNew: boolean,
  ) {
    if (isNew) this.#show(createDraft(noun, id, blank, null));
    else void this.load();
    onDestroy(() => this.#unwatch());
    // A new record begins in its first field.
    if (isNew)
      onMount(() =>
        document
          .querySelector<HTMLElement>('main [data-draft] :is(input, select, textarea)')
          ?.focus(),
      );
    // Once a new record is in the file, its address is that of any other.
    $effect(() => {
      if (this.draft && !this.draft.isNew && 'new' in router.route.query) {
        router.replace(location.hash.replace(/\?.*$/, ''));
      }
    });
    // A write elsewhere may have changed this record too: an undo, a row of it.
    $effect(() => {
      if (changes.count > 0)
        void this.draft?.refresh().catch((thrown: unknown) => this.#gone(thrown));
    });
  }

  async load(): Promise<void> {
    try {
      this.#show(createDraft(this.noun, this.id, this.blank, await get(this.noun, this.id)));
      this.failure = null;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  #show(draft: Draft<Nouns[N]>): void {
    this.#unwatch();
    this.draft = draft;
    this.#unwatch = saveTracker.watch(draft);
  }

  /** The record was removed, or can't be read any more. */
  #gone(thrown: unknown): void {
    this.#unwatch();
    this.draft = null;
    this.failure = asFailure(thrown);
  }
}
