/** Changing the order of an agenda. */
export interface Numbered {
  id: string;
  number: number;
}

/** The ids in the order that the agenda has once `id` went one place up or down; null where it can't. */
export function moveItem(items: Numbered[], id: string, by: -1 | 1): string[] | null {
  const ids = sortByNumber(items).map((item) => item.id);
  const at = ids.indexOf(id);
  const other = ids[at + by];
  if (at < 0 || other === undefined) return null;
  ids[at + by] = id;
  ids[at] = other;
  return ids;
}

export function sortByNumber<I extends Numbered>(items: I[]): I[] {
  return [...items].sort((a, b) => a.number - b.number);
}
