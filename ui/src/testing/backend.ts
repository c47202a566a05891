/** A fake back end for tests of components: answers each command with what the test gives. */
import type { Commands } from '../bindings/Commands';

export type Answers = { [C in keyof Commands]?: (input: Commands[C][0]) => unknown };

/** Installs the answers; returns the list of commands called, which grows as they are called. */
export function answerCommands(answers: Answers): { command: string; input: unknown }[] {
  const asked: { command: string; input: unknown }[] = [];
  const invoke = async (
    _door: string,
    { command, input }: { command: keyof Commands; input: never },
  ) => {
    asked.push({ command, input: structuredClone(input) });
    const answer = answers[command];
    if (!answer) throw new Error(`the test gives no answer to ${command}`);
    return answer(input);
  };
  Object.assign(window, { __TAURI_INTERNALS__: { invoke } });
  return asked;
}

/** A record as the store gives it back. */
export function storedRecord<F extends object>(id: string, fields: F, revision = 1) {
  const at = '2024-04-03T07:42:00Z';
  return { ...fields, id, revision, createdAt: at, updatedAt: at };
}
