/** The outcomes of a meeting as one list of mixed kinds. */
import type { MeetingPage } from '../../../bindings/MeetingPage';
import type { Rec } from '../../../data/records.svelte';
import { formatList, tn } from '../../../data/text/text';
import { kinds, type Outcome } from './kinds';

/** An outcome in a list; one that is being written and not in the file yet has no row. */
export interface Entry {
  noun: Outcome;
  id: string;
  row: Rec<Outcome> | null;
}

export function toEntries(noun: Outcome, rows: Rec<Outcome>[]): Entry[] {
  return rows.map((row) => ({ noun, id: row.id, row }));
}

/** What came of one item, in the order it was written down: ids are made in the order of time. */
export function listEntriesOfItem(record: MeetingPage, item: string): Entry[] {
  const of = (noun: Outcome, rows: (Rec<Outcome> & { agendaItem: string | null })[]) =>
    toEntries(
      noun,
      rows.filter((row) => row.agendaItem === item),
    );
  return [
    ...of('decision', record.decisions),
    ...of('pledge', record.pledges),
    ...of('statement', record.statements),
    ...of('action', record.actions),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** `1 decision, 2 pledges and 1 statement`; nothing for none. */
export function formatCounts(entries: Entry[]): string {
  const order: Outcome[] = ['decision', 'pledge', 'statement', 'action'];
  const parts = order.flatMap((noun) => {
    const n = entries.filter((entry) => entry.noun === noun).length;
    const key = kinds[noun].count;
    return n > 0 && key ? [tn(key, n)] : [];
  });
  return formatList(parts);
}
