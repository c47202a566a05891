/** The papers of the meeting on the screen: read once, and again after every write; and the way to act on them. */
import type { Commands } from '../../../bindings/Commands';
import type { Documents } from '../../../bindings/Documents';
import { call } from '../../../data/call';
import { asFailure, describeProblem } from '../../../data/failures';
import { toasts } from '../../../data/toasts.svelte';
import { changes } from '../../../data/records.svelte';
import { saveTracker } from '../../../data/drafts/saveTracker.svelte';
import { t } from '../../../data/text/text';

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

export class MeetingDocuments {
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

  /** Runs a step of the workflow; `why` is the broken rule when it was refused. */
  async runStep<C extends StepCommand>(
    command: C,
    input: Commands[C][0],
  ): Promise<{ done: boolean; why?: string }> {
    await saveTracker.flush();
    if (saveTracker.worst !== null) return { done: false, why: t('preview.unsaved') };
    try {
      const stored = await saveTracker.track(call(command, input));
      saveTracker.recordSave(stored.updatedAt);
      changes.count++;
      await this.load();
      return { done: true };
    } catch (thrown) {
      const failure = asFailure(thrown);
      const problem = failure.code === 'invalid' ? failure.problems[0] : undefined;
      if (problem) return { done: false, why: describeProblem(problem) };
      toasts.failure(failure);
      return { done: false };
    }
  }
}
