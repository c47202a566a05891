/** Whether an outcome is part of an issued summary: then its words stay, and only what became of it goes on. */
import { call } from '../../data/call';
import { asFailure } from '../../data/failures';
import { toasts } from '../../data/toasts.svelte';
import { changes } from '../../data/records.svelte';

export class SealStatus {
  /** What the summary is cited by; null while nothing sealed it. */
  by = $state<string | null>(null);

  /** Call it while a component is being made: it follows the file as long as that lives. */
  constructor(noun: 'action' | 'decision', id: string) {
    $effect(() => {
      void changes.count;
      call('sealed', { noun, id }).then(
        (by) => (this.by = by),
        (thrown: unknown) => toasts.failure(asFailure(thrown)),
      );
    });
  }
}
