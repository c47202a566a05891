/** The lines of a pledge's ledger as they are read: by date, each followed by what stands in its place. */
import type { LedgerLine } from '../../bindings/LedgerLine';
import type { Stage } from '../../bindings/Stage';
import { latestDay } from '../../meetings/stated';
import type { Rec } from '../../records.svelte';
import { stages } from '../words';

export type Event = Rec<'pledge_event'>;

/** What became of a line: it stands, another stands in its place, or it was an error; `voids` says that. */
export type Fate = 'stands' | 'corrected' | 'error' | 'voids';

export interface Line {
  event: Event;
  /** The document that sealed it. */
  sealed: string | null;
  fate: Fate;
  /** The line in whose place it stands. */
  corrects: Event | null;
}

const order = Object.keys(stages) as Stage[];

/** In the order of their dates; what was corrected stands right before what takes its place. */
export function inOrder(lines: LedgerLine[]): Line[] {
  const byId = new Map(lines.map((line) => [line.event.id, line]));
  const corrections = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    const of = line.event.corrects;
    if (of !== null && byId.has(of)) corrections.set(of, [...(corrections.get(of) ?? []), line]);
  }
  const of = (line: LedgerLine) => corrections.get(line.event.id) ?? [];
  const chain = (line: LedgerLine): LedgerLine[] => [line, ...of(line).flatMap(chain)];
  const fate = ({ event, sealed }: LedgerLine): Line => {
    const after = corrections.get(event.id) ?? [];
    const corrects = byId.get(event.corrects ?? '')?.event ?? null;
    if (event.void) return { event, sealed, corrects, fate: 'voids' };
    if (after.length === 0) return { event, sealed, corrects, fate: 'stands' };
    const gone = after.every((one) => one.event.void);
    return { event, sealed, corrects, fate: gone ? 'error' : 'corrected' };
  };
  const begins = lines.filter(
    (line) => line.event.corrects === null || !byId.has(line.event.corrects),
  );
  return byDate(begins.map(chain)).flatMap((one) => one.map(fate));
}

/** A chain stands where its last line with a date puts it; without any, before the first higher stage. */
function byDate(chains: LedgerLine[][]): LedgerLine[][] {
  const dated = chains.filter((chain) => day(chain) !== '');
  dated.sort((a, b) => day(a).localeCompare(day(b)) || stage(a) - stage(b));
  const undated = chains.filter((chain) => day(chain) === '').sort((a, b) => stage(a) - stage(b));
  for (const chain of undated) {
    const at = dated.findIndex((other) => stage(other) > stage(chain));
    dated.splice(at < 0 ? dated.length : at, 0, chain);
  }
  return dated;
}

function day(chain: LedgerLine[]): string {
  const days = chain.filter(({ event }) => !event.void).map(({ event }) => event.happenedOn);
  return latestDay(days.findLast((on) => on !== null) ?? '') ?? '';
}

const stage = (chain: LedgerLine[]) => order.indexOf(chain[0]?.event.stage ?? 'announced');

/** What most likely comes after a stage: the next one up the ladder; at its top, a further delivery. */
export function nextStage(now: Stage | null): Stage {
  const ladder = order.slice(0, order.indexOf('delivered') + 1);
  if (now === 'closed') return 'delivered';
  const at = now === null ? 0 : Math.max(0, ladder.indexOf(now));
  return ladder[Math.min(at + 1, ladder.length - 1)] ?? 'confirmed';
}
