/** Arrow keys in a table of controls: up and down along a column, left and right along a row. */

const cells = '[data-cell]:not(:disabled)';

/** Moves the focus; leaves alone what a control needs the key for itself. */
export function moveInGrid(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const from = event.target;
  if (!(from instanceof HTMLElement) || !from.matches(cells)) return;
  const to = target(event.key, from);
  if (!to) return;
  event.preventDefault();
  to.focus();
  if (to instanceof HTMLInputElement) to.select();
}

function target(key: string, from: HTMLElement): HTMLElement | undefined {
  const row = from.closest<HTMLElement>('[data-row]');
  const table = from.closest<HTMLElement>('table');
  if (!row || !table) return undefined;
  const inRow = [...row.querySelectorAll<HTMLElement>(cells)];
  const here = inRow.indexOf(from);
  if (key === 'ArrowLeft' && atEdge(from, 'start')) return inRow[here - 1];
  if (key === 'ArrowRight' && atEdge(from, 'end')) return inRow[here + 1];
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const column = [
    ...table.querySelectorAll<HTMLElement>(`[data-cell="${from.dataset['cell'] ?? ''}"]`),
  ];
  return column[column.indexOf(from) + (key === 'ArrowDown' ? 1 : -1)] ?? from;
}

/** In a text box the arrows first move within the text. */
function atEdge(control: HTMLElement, edge: 'start' | 'end'): boolean {
  if (!(control instanceof HTMLInputElement) || control.type === 'checkbox') return true;
  const { selectionStart: start, selectionEnd: end, value } = control;
  if (start === 0 && end === value.length) return true;
  return start === end && start === (edge === 'start' ? 0 : value.length);
}
