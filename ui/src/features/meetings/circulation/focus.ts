/** Where the keyboard goes once what was pressed is gone with the step it took. */

/** The dialog that was answered gives the keyboard back first, to a button that may be gone. */
async function waitForDialog(): Promise<void> {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  do await frame();
  while (document.querySelector('[role="dialog"]'));
  await frame();
}

/** To what may be done next with the paper, else to its title. */
export async function focusNextStep(): Promise<void> {
  await waitForDialog();
  const next = '.circulation article .steps button:not(:disabled, [data-removes])';
  const found = document.querySelector<HTMLElement>(next);
  (found ?? document.querySelector<HTMLElement>('.circulation article h2'))?.focus();
}

/** To the next comment that is open; with none, to what may still be done with this one, or to the box for another. */
export async function focusComment(id: string): Promise<void> {
  await waitForDialog();
  const rows = [...document.querySelectorAll<HTMLElement>('[data-comment]')];
  const at = rows.findIndex((row) => row.dataset['comment'] === id);
  const open = [...rows.slice(at + 1), ...rows.slice(0, at)].find(
    (row) => row.dataset['state'] === 'open',
  );
  const found = (open ?? rows[at])?.querySelector<HTMLElement>('button:not([data-removes])');
  (found ?? document.querySelector<HTMLElement>('[data-comments] form input'))?.focus();
}
