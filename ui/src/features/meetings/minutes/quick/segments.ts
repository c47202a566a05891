/** The line in pieces, so that what was understood can be marked behind it. */
import type { Piece } from './parseLine';

export interface Segment {
  text: string;
  what: Piece['what'] | null;
}

export function segments(line: string, pieces: Piece[]): Segment[] {
  const found: Segment[] = [];
  let at = 0;
  for (const { from, to, what } of pieces) {
    if (from < at || to <= from) continue;
    if (from > at) found.push({ text: line.slice(at, from), what: null });
    found.push({ text: line.slice(from, to), what });
    at = to;
  }
  if (at < line.length) found.push({ text: line.slice(at), what: null });
  return found;
}
