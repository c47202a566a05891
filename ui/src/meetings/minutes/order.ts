/**
 * Changing the order of an agenda. A number stands once in a meeting, so two items change places
 * over a free number: one steps aside, the other moves, the first takes its place.
 */
export interface Numbered {
  id: string;
  number: number;
}

export interface Step {
  id: string;
  from: number;
  to: number;
}

/** The ids in the order that the agenda has once `id` went one place up or down; null where it can't. */
export function moved(items: Numbered[], id: string, by: -1 | 1): string[] | null {
  const ids = inOrder(items).map((item) => item.id);
  const at = ids.indexOf(id);
  const other = ids[at + by];
  if (at < 0 || other === undefined) return null;
  ids[at + by] = id;
  ids[at] = other;
  return ids;
}

/** The saves that let an item and its neighbour change places, none of them ever doubling a number. */
export function steps(items: Numbered[], id: string, by: -1 | 1): Step[] {
  const ordered = inOrder(items);
  const at = ordered.findIndex((item) => item.id === id);
  const [one, other] = [ordered[at], ordered[at + by]];
  if (!one || !other) return [];
  const free = Math.max(...ordered.map((item) => item.number)) + 1;
  return [
    { id: one.id, from: one.number, to: free },
    { id: other.id, from: other.number, to: one.number },
    { id: one.id, from: free, to: other.number },
  ];
}

/**
 * Takes the steps one after the other. When one is refused, those before it are taken back, last
 * first, and the refusal is thrown.
 */
export async function walk(
  steps: Step[],
  renumber: (id: string, to: number) => Promise<void>,
): Promise<void> {
  const done: Step[] = [];
  try {
    for (const step of steps) {
      await renumber(step.id, step.to);
      done.push(step);
    }
  } catch (thrown) {
    for (const step of done.reverse()) await renumber(step.id, step.from);
    throw thrown;
  }
}

export function inOrder<I extends Numbered>(items: I[]): I[] {
  return [...items].sort((a, b) => a.number - b.number);
}
