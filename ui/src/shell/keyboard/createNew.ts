/** What Ctrl+N creates: a page registers it. */

const newHandlers: (() => void)[] = [];

/** Registers what Ctrl+N creates while a page is on the screen; returns the function that unregisters it. */
export function registerNew(make: () => void): () => void {
  newHandlers.push(make);
  return () => {
    newHandlers.splice(newHandlers.indexOf(make), 1);
  };
}

/** Creates what the page last registered, if any. */
export function createNew(): void {
  newHandlers.at(-1)?.();
}
