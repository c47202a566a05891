/** A list that is pasted onto a page, wherever nothing is being written. */
import { pastedList } from '../../data/text/pastedLines';

/** Listens for it while the page is on the screen; the answer ends that. */
export function onPaste(paste: (text: string) => void): () => void {
  const hear = (event: ClipboardEvent): void => {
    const at = event.target instanceof Element ? event.target : null;
    const writes = at?.closest('input:not([type="search"]), textarea, [contenteditable="true"]');
    if (event.defaultPrevented || writes || document.querySelector('[role="dialog"]')) return;
    const text = pastedList(event);
    if (text === null) return;
    event.preventDefault();
    paste(text);
  };
  document.addEventListener('paste', hear);
  return () => document.removeEventListener('paste', hear);
}
