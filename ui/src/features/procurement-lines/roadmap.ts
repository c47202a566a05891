/** Procurement lines by the quarter they are planned for. */
import type { Rec } from '../../data/records.svelte';

type ProcurementLine = Rec<'procurement_line'>;

export interface Year {
  /** Null for what has no year yet. */
  year: number | null;
  /** Its four quarters, each with its lines. */
  quarters: ProcurementLine[][];
  /** What has a year and no quarter yet, or neither. */
  without: ProcurementLine[];
}

/** Every year that has a procurement line, the earliest first; what has no year last. Within a quarter, the first priority first. */
export function roadmap(lines: ProcurementLine[]): Year[] {
  const years = new Map<number | null, Year>();
  for (const one of [...lines].sort(byPriority)) {
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
function byPriority(a: ProcurementLine, b: ProcurementLine): number {
  const [one, other] = [a.priority ?? Infinity, b.priority ?? Infinity];
  return one === other ? a.title.localeCompare(b.title) : one - other;
}
