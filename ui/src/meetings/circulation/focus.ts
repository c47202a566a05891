import { tick } from 'svelte';

/** What was pressed is gone with the step it took: the keyboard goes to what may be done next. */
export async function focusNextStep(): Promise<void> {
  await tick();
  const at = document.activeElement;
  if (at && at !== document.body && !at.matches('main h1')) return;
  const next = '.circulation article .steps button:not(:disabled)';
  const found = document.querySelector<HTMLElement>(next);
  (found ?? document.querySelector<HTMLElement>('.circulation article h2'))?.focus();
}
