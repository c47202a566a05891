/** The records that belong to the open one, read again after every write. */
import type { ParentField } from '../bindings/ParentField';
import { asFailure } from './failures';
import { toasts } from './toasts.svelte';
import { changes, listByParent, type Noun, type Rec } from './records.svelte';

export class ChildQuery<N extends Noun> {
  rows = $state.raw<Rec<N>[]>([]);
  #asked = 0;

  /** Call it while a component is being made: it follows the file as long as that lives. */
  constructor(noun: N, field: ParentField, id: () => string) {
    $effect(() => {
      void changes.count;
      const asked = ++this.#asked;
      listByParent(noun, field, id()).then(
        (found) => {
          if (asked === this.#asked) this.rows = found;
        },
        // What could not be read is not shown as if there were none.
        (thrown: unknown) => toasts.failure(asFailure(thrown)),
      );
    });
  }
}
