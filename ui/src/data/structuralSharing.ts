/** Structural sharing: parts of a new answer that equal the previous one stay the same objects, so they are not rendered again. */
export function shareStructure<T>(before: unknown, now: T): T {
  if (before === now || !isObject(before) || !isObject(now)) return now;
  if (Array.isArray(before) !== Array.isArray(now)) return now;
  const old = new Map(Array.isArray(now) ? byId(before) : Object.entries(before));
  const entries = Object.entries(now).map(([key, value]) => {
    const one: unknown = old.get(Array.isArray(now) ? (idOf(value) ?? key) : key);
    return [key, shareStructure(one, value)] as const;
  });
  const beforeEntries = Object.entries(before);
  const same =
    entries.length === beforeEntries.length &&
    entries.every(([key, value], at) => {
      const [oldKey, oldValue] = beforeEntries[at] ?? [];
      return key === oldKey && value === oldValue;
    });
  if (same) return before as T;
  const values = Array.isArray(now)
    ? entries.map(([, value]) => value)
    : Object.fromEntries(entries);
  return values as T;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function idOf(value: unknown): string | undefined {
  return isObject(value) && 'id' in value && typeof value.id === 'string' ? value.id : undefined;
}

/** The elements of a list, each by its id, or by its place when it has none. */
function byId(list: object): [string, unknown][] {
  return Object.entries(list).map(([at, value]: [string, unknown]) => [idOf(value) ?? at, value]);
}
