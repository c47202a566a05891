/** Alt and a letter adds an outcome, wherever the keyboard is on the page. */
import type { Outcome } from './kinds';

const letters: Record<string, Outcome> = {
  KeyD: 'decision',
  KeyA: 'action',
  KeyP: 'pledge',
  KeyQ: 'statement',
};

/** What a key adds. The place of the key counts, since Alt makes other letters on some keyboards. */
export function outcomeOfKey(event: KeyboardEvent): Outcome | null {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented)
    return null;
  if (event.getModifierState('AltGraph')) return null;
  if (document.querySelector('[role="dialog"]')) return null;
  return letters[event.code] ?? null;
}
