import { tick } from 'svelte';

/** What had the focus is gone with the page before: it goes to the title, so that reading begins there. */
export async function focusTitleIfLost(): Promise<void> {
  await tick();
  const lost = document.activeElement === document.body || document.activeElement === null;
  if (lost) document.querySelector<HTMLElement>('main h1')?.focus();
}
