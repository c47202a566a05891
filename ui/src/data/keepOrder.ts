/**
 * Rows in the order they were last shown, new ones at the end: while a person types in one of them,
 * none may move.
 */
export function keepOrder<R extends { id: string }>(rows: R[], before: string[]): R[] {
  const place = new Map(before.map((id, at) => [id, at]));
  return [...rows].sort(
    (a, b) => (place.get(a.id) ?? before.length) - (place.get(b.id) ?? before.length),
  );
}
