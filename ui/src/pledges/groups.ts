/** The register as lines on the screen: rows one after the other, or groups that open on their rows. */
import type { GroupKey } from '../bindings/GroupKey';
import type { PledgeRow } from '../bindings/PledgeRow';
import type { RungTotal } from '../bindings/RungTotal';
import type { Wanted } from '../bindings/Wanted';
import type { Rows } from './rows.svelte';

/** A group of pledges and what stands at each of its rungs. */
export interface Head {
  /** Tells it from the others, whatever is read anew. */
  key: string;
  name: string;
  rungs: RungTotal[];
  /** What its lines have in common; none for what is grouped by rung. */
  group: GroupKey | null;
  /** Which of the pledges stand under it. */
  wanted: Wanted;
}

export interface Section {
  /** None when nothing is grouped. */
  head: Head | null;
  /** None while the group is closed. */
  rows: Rows | null;
}

/** A line and its place among all lines. */
export type Line =
  | { kind: 'head'; at: number; head: Head; open: boolean; key: string }
  | { kind: 'row'; at: number; row: PledgeRow | undefined; key: string };

const rowsIn = (section: Section) => section.rows?.count ?? 0;
const linesIn = (section: Section) => (section.head ? 1 : 0) + rowsIn(section);

/** On which line each section begins, and how many lines there are. */
export function layout(sections: Section[]): { starts: number[]; count: number } {
  const starts: number[] = [];
  let count = 0;
  for (const section of sections) {
    starts.push(count);
    count += linesIn(section);
  }
  return { starts, count };
}

/** The section that a line is in: the last that begins on it or before. */
export function sectionAt(starts: number[], line: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The lines from one to another. */
export function linesOf(sections: Section[], starts: number[], from: number, to: number): Line[] {
  const lines: Line[] = [];
  for (let at = from, place = sectionAt(starts, from); at < to; at++) {
    while (place + 1 < starts.length && (starts[place + 1] ?? 0) <= at) place++;
    const section = sections[place];
    if (!section) break;
    const within = at - (starts[place] ?? 0) - (section.head ? 1 : 0);
    if (within < 0 && section.head) {
      const { head } = section;
      lines.push({ kind: 'head', at, head, open: section.rows !== null, key: head.key });
    } else {
      const row = section.rows?.at(within);
      lines.push({ kind: 'row', at, row, key: `${section.head?.key ?? ''} ${row?.id ?? within}` });
    }
  }
  return lines;
}

/** Of fresh lines, those that are as before stay the same objects: what shows them isn't drawn again. */
export function keptLines(before: Line[], now: Line[]): Line[] {
  const old = new Map(before.map((line) => [line.at, line]));
  return now.map((line) => {
    const one = old.get(line.at);
    if (!one || one.key !== line.key) return line;
    if (one.kind === 'row' && line.kind === 'row') return one.row === line.row ? one : line;
    if (one.kind === 'head' && line.kind === 'head')
      return one.head === line.head && one.open === line.open ? one : line;
    return line;
  });
}

/** Tells each section which of its rows are in sight. */
export function seeLines(sections: Section[], starts: number[], from: number, to: number): void {
  for (let place = sectionAt(starts, from); place < sections.length; place++) {
    const section = sections[place];
    const start = starts[place] ?? 0;
    if (!section || start >= to) break;
    const first = start + (section.head ? 1 : 0);
    const [low, high] = [Math.max(from - first, 0), Math.min(to - first, rowsIn(section))];
    if (section.rows && high > low) section.rows.see(low, high);
  }
}
