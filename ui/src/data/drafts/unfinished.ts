/** Work that is neither in the file nor in a draft, and would be lost with the window. */
const sources = new Set<() => string[]>();

/** `words` lists what is unfinished now, one sentence each; returns the function that unregisters it. */
export function registerUnfinished(words: () => string[]): () => void {
  sources.add(words);
  return () => sources.delete(words);
}

export const listUnfinished = (): string[] => [...sources].flatMap((words) => words());
