/** Ctrl+Shift and an arrow moves an agenda item, wherever agendas are put in order; Alt and an arrow goes to another one. */
export function movesItem(event: KeyboardEvent): boolean {
  const arrow = event.key === 'ArrowUp' || event.key === 'ArrowDown';
  return arrow && (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey;
}
