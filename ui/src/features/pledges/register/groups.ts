/** The register as lines on the screen: rows one after the other, or groups that open on their rows. */
import type { Failure } from '../../../bindings/Failure';
import type { Group } from '../../../bindings/Group';
import type { GroupKey } from '../../../bindings/GroupKey';
import type { PledgeRow } from '../../../bindings/PledgeRow';
import type { StageTotal } from '../../../bindings/StageTotal';
import type { PledgeFilter } from '../../../bindings/PledgeFilter';
import type { RegisterRows } from './rows.svelte';

/** A group of pledges and its total at each stage. */
export interface GroupHead {
  /** Tells it from the others, whatever is read anew. */
  key: string;
  name: string;
  stages: StageTotal[];
  /** The channels that its totals add together though the coalition does not; none where they are not mixed. */
  mixed: Group['channels'];
  /** What its lines have in common; null when grouped by stage. */
  group: GroupKey | null;
  /** Which of the pledges stand under it. */
  wanted: PledgeFilter;
  /** Under it stand those of them that no total counts. */
  uncounted?: true;
}

export interface Section {
  /** None when nothing is grouped. */
  head: GroupHead | null;
  /** None while the group is closed. */
  rows: RegisterRows | null;
}

/** A line and its place among all lines. */
export type ListLine =
  | { kind: 'head'; at: number; head: GroupHead; open: boolean; key: string }
  | { kind: 'row'; at: number; row: PledgeRow | undefined; key: string }
  | { kind: 'failed'; at: number; rows: RegisterRows; failure: Failure; key: string };

const rowsIn = (section: Section) => section.rows?.count ?? 0;
/** Why the rows of an open group could not be read; where nothing is grouped, that is said elsewhere. */
const failureOf = (section: Section) => (section.head && section.rows?.failure) ?? null;
/** The lines above the rows. */
const above = (section: Section) => (section.head ? 1 : 0) + (failureOf(section) ? 1 : 0);
const linesIn = (section: Section) => above(section) + rowsIn(section);

/** On which line each section begins, and how many lines there are. */
export function layoutSections(sections: Section[]): { starts: number[]; count: number } {
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
export function buildLines(
  sections: Section[],
  starts: number[],
  from: number,
  to: number,
): ListLine[] {
  const lines: ListLine[] = [];
  for (let at = from, place = sectionAt(starts, from); at < to; at++) {
    while (place + 1 < starts.length && (starts[place + 1] ?? 0) <= at) place++;
    const section = sections[place];
    if (!section) break;
    const { head, rows } = section;
    const failure = failureOf(section);
    const within = at - (starts[place] ?? 0) - above(section);
    if (head && rows && failure && within === -1) {
      lines.push({ kind: 'failed', at, rows, failure, key: `${head.key} failed` });
    } else if (within < 0 && head) {
      lines.push({ kind: 'head', at, head, open: rows !== null, key: head.key });
    } else {
      const row = rows?.at(within);
      lines.push({ kind: 'row', at, row, key: `${head?.key ?? ''} ${row?.id ?? within}` });
    }
  }
  return lines;
}

/** Of fresh lines, those that are as before stay the same objects: what shows them isn't drawn again. */
export function reuseLines(before: ListLine[], now: ListLine[]): ListLine[] {
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
export function requestLines(
  sections: Section[],
  starts: number[],
  from: number,
  to: number,
): void {
  for (let place = sectionAt(starts, from); place < sections.length; place++) {
    const section = sections[place];
    const start = starts[place] ?? 0;
    if (!section || start >= to) break;
    const first = start + above(section);
    const [low, high] = [Math.max(from - first, 0), Math.min(to - first, rowsIn(section))];
    if (section.rows && high > low) section.rows.setVisible(low, high);
  }
}
