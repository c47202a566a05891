/** What was begun and is in no file and no form: closing the window would lose it. */
const known = new Set<() => string[]>();

/** `words` says what is unfinished now, one sentence for each thing; the answer ends that. */
export function mayBeUnfinished(words: () => string[]): () => void {
  known.add(words);
  return () => known.delete(words);
}

/** All that would be lost. */
export const unfinished = (): string[] => [...known].flatMap((words) => words());
