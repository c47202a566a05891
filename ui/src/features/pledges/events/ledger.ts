/** The lines of a pledge's ledger as they are read: by date, each followed by what stands in its place. */
import type { LedgerLine } from '../../../bindings/LedgerLine';
import type { Stage } from '../../../bindings/Stage';
import { latestDay } from '../../../data/text/statedDates';
import type { Rec } from '../../../data/records.svelte';
import { stages } from '../../../data/wording/pledges';

export type LedgerEvent = Rec<'pledge_event'>;

/** What became of a line: it stands, another stands in its place, or it was an error; `voids` says that. */
export type TimelineStatus = 'stands' | 'corrected' | 'error' | 'voids';

export interface TimelineEntry {
  event: LedgerEvent;
  /** The document that sealed it. */
  sealed: string | null;
  fate: TimelineStatus;
  /** The line in whose place it stands. */
  corrects: LedgerEvent | null;
}

const order = Object.keys(stages) as Stage[];

/** In the order of their dates; what was corrected stands right before what takes its place. */
export function orderLines(lines: LedgerLine[]): TimelineEntry[] {
  const byId = new Map(lines.map((line) => [line.event.id, line]));
  const corrections = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    const of = line.event.corrects;
    if (of !== null && byId.has(of)) corrections.set(of, [...(corrections.get(of) ?? []), line]);
  }
  const of = (line: LedgerLine) => corrections.get(line.event.id) ?? [];
  const chain = (line: LedgerLine): LedgerLine[] => [line, ...of(line).flatMap(chain)];
  const fate = ({ event, sealed }: LedgerLine): TimelineEntry => {
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
  return sortByDate(begins.map(chain)).flatMap((one) => one.map(fate));
}

/** A chain is placed by its last dated line; one without dates comes before the first higher stage. */
function sortByDate(chains: LedgerLine[][]): LedgerLine[][] {
  const dated = chains.filter((chain) => chainDay(chain) !== '');
  dated.sort((a, b) => chainDay(a).localeCompare(chainDay(b)) || stage(a) - stage(b));
  const undated = chains
    .filter((chain) => chainDay(chain) === '')
    .sort((a, b) => stage(a) - stage(b));
  for (const chain of undated) {
    const at = dated.findIndex((other) => stage(other) > stage(chain));
    dated.splice(at < 0 ? dated.length : at, 0, chain);
  }
  return dated;
}

function chainDay(chain: LedgerLine[]): string {
  const days = chain.filter(({ event }) => !event.void).map(({ event }) => event.happenedOn);
  return latestDay(days.findLast((on) => on !== null) ?? '') ?? '';
}

const stage = (chain: LedgerLine[]) => order.indexOf(chain[0]?.event.stage ?? 'announced');

/** The stage most likely to come next; after the last one, a further delivery. */
export function nextStage(now: Stage | null): Stage {
  const ladder = order.slice(0, order.indexOf('delivered') + 1);
  if (now === 'closed') return 'delivered';
  const at = now === null ? 0 : Math.max(0, ladder.indexOf(now));
  return ladder[Math.min(at + 1, ladder.length - 1)] ?? 'confirmed';
}
