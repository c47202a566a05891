/** Shortcuts of the whole window. */
import { amountVisibility } from '../../data/amountVisibility.svelte';
import { href, router } from '../../data/routes.svelte';
import { saveTracker } from '../../data/drafts/saveTracker.svelte';
import { t, type Key } from '../../data/text/text';
import { windowState } from '../windowState.svelte';
import { redo, undo } from '../history.svelte';
import { sidebarPages } from '../pages';
import { createNew } from './createNew';
import { toasts } from '../../data/toasts.svelte';
import { isTextBox, redoTyping, undoTyping, type TextBox } from './typingUndo';

export const shortcuts: { keys: string[]; words: Key }[] = [
  { keys: ['Ctrl', 'N'], words: 'shortcut.new' },
  { keys: ['Ctrl', 'Z'], words: 'shortcut.undo' },
  { keys: ['Ctrl', 'Shift', 'Z'], words: 'shortcut.redo' },
  { keys: ['Ctrl', 'S'], words: 'shortcut.save' },
  { keys: ['Enter'], words: 'shortcut.open' },
  { keys: ['Esc'], words: 'shortcut.close' },
  { keys: ['Ctrl', 'F'], words: 'shortcut.search' },
  { keys: ['↑', '↓'], words: 'shortcut.move' },
  { keys: ['Alt', '1 – 9'], words: 'shortcut.page' },
  { keys: ['Ctrl', 'Page ↑', 'Page ↓'], words: 'shortcut.tab' },
  { keys: ['Alt', '←'], words: 'shortcut.back' },
  { keys: ['Alt', 'D'], words: 'shortcut.addDecision' },
  { keys: ['Alt', 'A'], words: 'shortcut.addAction' },
  { keys: ['Alt', 'P'], words: 'shortcut.addPledge' },
  { keys: ['Alt', 'Q'], words: 'shortcut.addStatement' },
  { keys: ['Alt', '↑', '↓'], words: 'shortcut.otherItem' },
  { keys: ['Ctrl', 'Shift', '↑', '↓'], words: 'shortcut.moveItem' },
  { keys: ['Ctrl', 'Enter'], words: 'shortcut.quickLine' },
  { keys: ['Alt', 'T'], words: 'shortcut.time' },
  { keys: ['Ctrl', 'Shift', 'H'], words: 'shortcut.hideAmounts' },
  { keys: ['Ctrl', '/'], words: 'shortcut.list' },
];

/** A dialog, menu or list was open when the key was pressed: Esc closes that, and not the record. */
let wasFloating = false;
export function captureKey(event: KeyboardEvent): void {
  const at = event.target instanceof Element ? event.target.getAttribute('aria-expanded') : null;
  const box = event.target instanceof HTMLInputElement && at === 'true';
  wasFloating = box || document.querySelector('[role="dialog"], .floating:not([hidden])') !== null;
}

/** Handles a key that no control of the page has handled. */
export function handleKey(event: KeyboardEvent, showShortcuts: () => void): void {
  if (event.defaultPrevented) return;
  if (event.altKey) return openPageByDigit(event);
  if (event.key === 'Escape') closeRecord();
  if (!(event.ctrlKey || event.metaKey)) return;
  const key = event.key.toLowerCase();
  if (key === 'z' || key === 'y') {
    const isRedo = key === 'y' || event.shiftKey;
    const box = isTextBox(event.target) ? event.target : null;
    // Typing first; with none to take back, the last record.
    if (box && (isRedo ? redoTyping(box) : undoTyping(box))) return event.preventDefault();
    if (box && belongsToBox(box)) return;
    event.preventDefault();
    void (isRedo ? redo() : undo());
  } else if (key === 's') {
    event.preventDefault();
    void announceSaved();
  } else if (key === 'n' && !event.shiftKey) {
    event.preventDefault();
    if (!document.querySelector('[role="dialog"]')) createNew();
  } else if (key === 'f' && !event.shiftKey) {
    event.preventDefault();
    searchList();
  } else if (key === 'h' && event.shiftKey) {
    event.preventDefault();
    amountVisibility.toggle();
    toasts.say(t(amountVisibility.hidden ? 'amounts.hidden' : 'amounts.shown'));
  } else if (event.key === '/') {
    event.preventDefault();
    showShortcuts();
  }
}

/** Goes to the box that searches the list on the page, if there is one, to be typed over. */
function searchList(): void {
  if (document.querySelector('[role="dialog"]')) return;
  const box = document.querySelector<HTMLInputElement>('main input[type="search"]');
  box?.focus();
  box?.select();
}

/** Alt and a digit opens a page of the sidebar. The place of the key counts: some keyboards have digits only with Shift. */
function openPageByDigit(event: KeyboardEvent): void {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const page = sidebarPages[Number(digit) - 1];
  if (
    !page ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    event.getModifierState('AltGraph')
  )
    return;
  if (!windowState.file || document.querySelector('[role="dialog"]')) return;
  event.preventDefault();
  router.go(href(page.name));
}

/** Esc closes what floats first; with nothing floating, the open record: back to its list. */
function closeRecord(): void {
  const { page, id } = router.route;
  if (id !== null && !wasFloating) router.go(href(page));
}

/** A box outside a record, one with a line that is not recorded, or one of a form whose typing is unsaved: nothing of the file. */
function belongsToBox(box: TextBox): boolean {
  if (box.matches('[data-line]')) {
    const waits = ['failed', 'invalid', 'conflict'].includes(saveTracker.worst?.state ?? '');
    return box.value !== '' || waits;
  }
  if (!box.closest('[data-draft]')) return true;
  return saveTracker.worst !== null;
}

async function announceSaved(): Promise<void> {
  await saveTracker.flush();
  if (saveTracker.worst === null) toasts.say(t('saved.all'));
}
