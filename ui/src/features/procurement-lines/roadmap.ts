/** Purchases by the quarter they are planned for. */
import type { Rec } from '../../data/records.svelte';

type Purchase = Rec<'procurement_line'>;

export interface Year {
  /** Null for what has no year yet. */
  year: number | null;
  /** Its four quarters, each with its purchases. */
  quarters: Purchase[][];
  /** What has a year and no quarter yet, or neither. */
  without: Purchase[];
}

/** Every year that has a purchase, the earliest first; what has no year last. Within a quarter, the first priority first. */
export function roadmap(purchases: Purchase[]): Year[] {
  const years = new Map<number | null, Year>();
  for (const one of [...purchases].sort(byPriority)) {
    const found = years.get(one.year) ?? {
      year: one.year,
      quarters: [[], [], [], []],
      without: [],
    };
    years.set(one.year, found);
    const quarter = one.quarter === null ? undefined : found.quarters[one.quarter - 1];
    (quarter ?? found.without).push(one);
  }
  return [...years.values()].sort((a, b) => (a.year ?? Infinity) - (b.year ?? Infinity));
}

/** What was not ranked comes after what was. */
function byPriority(a: Purchase, b: Purchase): number {
  const [one, other] = [a.priority ?? Infinity, b.priority ?? Infinity];
  return one === other ? a.title.localeCompare(b.title) : one - other;
}
