/** The keys of the attendance list: one stop of Tab, arrows from cell to cell, single letters that set. */
import type { Presence } from '../../../bindings/Presence';

/** What a letter says of a delegation. In the order they are shown. */
export const presenceKeys = {
  a: 'attended',
  c: 'confirmed',
  i: 'invited',
  o: 'apologies',
  x: 'absent',
  u: 'unknown',
} satisfies Record<string, Presence>;

export type Meaning =
  | { does: 'presence'; presence: Presence }
  | { does: 'count'; digit: string }
  | {
      does:
        'find' | 'add' | 'name' | 'head' | 'remote' | 'remove' | 'choose' | 'chooseAll' | 'open';
    };

const letters: Record<string, Meaning> = {
  ...Object.fromEntries(
    Object.entries(presenceKeys).map(([key, presence]) => [key, { does: 'presence', presence }]),
  ),
  '/': { does: 'find' },
  p: { does: 'add' },
  n: { does: 'name' },
  h: { does: 'head' },
  r: { does: 'remote' },
  ' ': { does: 'choose' },
  Enter: { does: 'open' },
  Delete: { does: 'remove' },
};

/** What a key means in the list; nothing for one that a control needs for itself. */
export function interpretKey(event: KeyboardEvent): Meaning | null {
  const at = event.target;
  if (event.altKey || event.isComposing) return null;
  // Whoever is typing a number types on: a letter beside it is a slip, not a wish. Enter goes on from it.
  if (at instanceof HTMLElement && 'typing' in at.dataset && event.key !== 'Enter') return null;
  if (event.ctrlKey || event.metaKey) {
    const all = event.key.toLowerCase() === 'a' && !isText(at) && !event.shiftKey;
    return all ? { does: 'chooseAll' } : null;
  }
  if (isText(at)) return null;
  const numbers = at instanceof HTMLInputElement && at.inputMode === 'numeric';
  if (numbers && ['Delete', ' '].includes(event.key)) return null;
  if (/^[1-9]$/.test(event.key)) return numbers ? null : { does: 'count', digit: event.key };
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return letters[key] ?? null;
}

/** A box that takes letters. One for a number does not. */
function isText(at: EventTarget | null): boolean {
  if (at instanceof HTMLTextAreaElement) return true;
  return at instanceof HTMLInputElement && at.type === 'text' && at.inputMode !== 'numeric';
}

const cells = '[data-cell]:not(:disabled)';
/** Rows that Page Up and Page Down pass. */
const page = 10;

/** The cell that a key leads to; nothing for a key that leads nowhere, or that a control needs for itself. */
export function nextCell(event: KeyboardEvent): HTMLElement | undefined {
  const from = event.target;
  if (event.metaKey || event.altKey) return undefined;
  if (!(from instanceof HTMLElement) || !from.matches(cells)) return undefined;
  const row = from.closest<HTMLElement>('[data-row]');
  const table = from.closest<HTMLElement>('table');
  if (!row || !table) return undefined;
  // The head of a group has no cell: the arrows pass it.
  const rows = [...table.querySelectorAll<HTMLElement>('[data-row]')].filter((one) =>
    findCell(one),
  );
  const at = rows.indexOf(row);
  const column = from.dataset['cell'] ?? '';
  const inRow = [...row.querySelectorAll<HTMLElement>(cells)];
  const along = (step: number) => inRow[inRow.indexOf(from) + step];
  const down = (to: number) => findCell(rows[Math.max(0, Math.min(rows.length - 1, to))], column);
  switch (event.key) {
    case 'ArrowLeft':
      return !event.ctrlKey && atEdge(from, 'start') ? along(-1) : undefined;
    case 'ArrowRight':
      return !event.ctrlKey && atEdge(from, 'end') ? along(1) : undefined;
    case 'ArrowUp':
      return down(event.ctrlKey ? nextParty(rows, at, -1) : at - 1);
    case 'ArrowDown':
      return down(event.ctrlKey ? nextParty(rows, at, 1) : at + 1);
    case 'PageUp':
      return event.ctrlKey ? undefined : down(at - page);
    case 'PageDown':
      return event.ctrlKey ? undefined : down(at + page);
    case 'Home':
      return event.ctrlKey ? down(0) : atEdge(from, 'start') ? inRow[0] : undefined;
    case 'End':
      return event.ctrlKey ? down(rows.length) : atEdge(from, 'end') ? inRow.at(-1) : undefined;
    default:
      return undefined;
  }
}

/** The same column where the row has it, else its first cell. */
export function findCell(row: HTMLElement | undefined, column = ''): HTMLElement | undefined {
  const all = [...(row?.querySelectorAll<HTMLElement>(cells) ?? [])];
  return all.find((one) => one.dataset['cell'] === column) ?? all[0];
}

/** The next row of a delegation, past the people of this one. */
function nextParty(rows: HTMLElement[], at: number, step: 1 | -1): number {
  for (let next = at + step; rows[next]; next += step) {
    if (rows[next]?.dataset['kind'] === 'delegation') return next;
  }
  return at;
}

/** In a text box the arrows first move within the text. */
function atEdge(control: HTMLElement, edge: 'start' | 'end'): boolean {
  if (!(control instanceof HTMLInputElement) || control.type === 'checkbox') return true;
  const { selectionStart: start, selectionEnd: end, value } = control;
  if (start === 0 && end === value.length) return true;
  return start === end && start === (edge === 'start' ? 0 : value.length);
}

/** Exactly one cell of the table can be reached with Tab: this one, or the first if none is left. */
export function tabStop(table: HTMLElement, wanted?: Element | null): void {
  const stops = [...table.querySelectorAll<HTMLElement>('[data-cell][tabindex="0"]')];
  const usable = stops.filter((one) => one.matches(cells));
  const first = () =>
    table.querySelector<HTMLElement>(`[data-kind="delegation"] ${cells}[data-cell="presence"]`) ??
    table.querySelector<HTMLElement>(cells);
  const stop = wanted instanceof HTMLElement ? wanted : (usable[0] ?? first());
  for (const one of stops) if (one !== stop) one.tabIndex = -1;
  if (stop) stop.tabIndex = 0;
}

/** The first party whose name begins so, else one with a word that does. */
export function findParty<R>(
  rows: R[],
  typed: string,
  nameOf: (row: R) => string,
  folded: (text: string) => string,
): R | undefined {
  const wanted = folded(typed.trim());
  if (wanted === '') return undefined;
  const names = rows.map((row) => ({ row, name: folded(nameOf(row)) }));
  const found =
    names.find(({ name }) => name.startsWith(wanted)) ??
    names.find(({ name }) => name.includes(` ${wanted}`)) ??
    names.find(({ name }) => name.includes(wanted));
  return found?.row;
}
