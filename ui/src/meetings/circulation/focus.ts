/** Where the keyboard goes once what was pressed is gone with the step it took. */

/** The dialog that was answered gives the keyboard back first, to a button that may be gone. */
async function whenClosed(): Promise<void> {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  do await frame();
  while (document.querySelector('[role="dialog"]'));
  await frame();
}

/** To what may be done next with the paper, else to its title. */
export async function focusNextStep(): Promise<void> {
  await whenClosed();
  const next = '.circulation article .steps button:not(:disabled)';
  const found = document.querySelector<HTMLElement>(next);
  (found ?? document.querySelector<HTMLElement>('.circulation article h2'))?.focus();
}

/** To what may still be done with this comment. */
export async function focusComment(id: string): Promise<void> {
  await whenClosed();
  document.querySelector<HTMLElement>(`[data-comment="${CSS.escape(id)}"] button`)?.focus();
}
