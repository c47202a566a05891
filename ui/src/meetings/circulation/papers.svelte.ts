/** The papers of the meeting on the screen: read once, and again after every write; and the way to act on them. */
import type { Commands } from '../../bindings/Commands';
import type { Documents } from '../../bindings/Documents';
import { call } from '../../call';
import { asFailure, problemWords } from '../../failures';
import { toasts } from '../../frame/toasts.svelte';
import { changes } from '../../records.svelte';
import { saving } from '../../saving.svelte';
import { t } from '../../text';

/** The commands that take a step, by the word under which the file's history has them. */
export type StepCommand =
  | 'start_document'
  | 'clear'
  | 'back_to_draft'
  | 'circulate'
  | 'revise'
  | 'begin_silence'
  | 'break_silence'
  | 'approve'
  | 'seal'
  | 'correct';

export class Papers {
  readonly meeting: string;
  all = $state.raw<Documents | null>(null);
  #asked = 0;

  /** Call it while a component is being made: it follows the file as long as that lives. */
  constructor(meeting: string) {
    this.meeting = meeting;
    $effect(() => {
      void changes.count;
      void this.load();
    });
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const all = await call('documents', { id: this.meeting });
      if (asked === this.#asked) this.all = all;
    } catch (thrown) {
      if (asked === this.#asked) toasts.failure(asFailure(thrown));
    }
  }

  /** Takes a step; true when it was taken. What was refused is said. */
  async take<C extends StepCommand>(
    command: C,
    input: Commands[C][0],
  ): Promise<{ done: boolean; why?: string }> {
    await saving.flush();
    if (saving.worst !== null) return { done: false, why: t('preview.unsaved') };
    try {
      const stored = await saving.during(call(command, input));
      saving.note(stored.updatedAt);
      changes.count++;
      await this.load();
      return { done: true };
    } catch (thrown) {
      const failure = asFailure(thrown);
      const problem = failure.code === 'invalid' ? failure.problems[0] : undefined;
      if (problem) return { done: false, why: problemWords(problem) };
      toasts.failure(failure);
      return { done: false };
    }
  }
}
