/** Asks a question in a dialog and waits for the answer; `ConfirmDialog` draws it. */
export interface Question {
  title: string;
  text?: string;
  /** What happens, as a verb: “Leave without saving”. */
  yes: string;
  no: string;
  danger?: boolean;
}

class Confirmation {
  question = $state.raw<Question | null>(null);
  #answer: ((yes: boolean) => void) | null = null;

  ask(question: Question): Promise<boolean> {
    this.answer(false);
    this.question = question;
    return new Promise((resolve) => (this.#answer = resolve));
  }

  answer(yes: boolean): void {
    this.#answer?.(yes);
    this.#answer = null;
    this.question = null;
  }
}
export const confirmation = new Confirmation();
export const ask = (question: Question) => confirmation.ask(question);
