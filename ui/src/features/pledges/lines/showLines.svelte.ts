/** What the dialog of lines shows: the figure that was pressed, and the query for the lines behind it. */
import type { LedgerLineQuery } from '../../../bindings/LedgerLineQuery';
import type { PledgeRow } from '../../../bindings/PledgeRow';
import type { Column } from '../../../shared/table/table';
import { t } from '../../../data/text/text';
import { formatPledgers } from '../pledgers';
import { register } from '../register/register.svelte';
import { stages } from '../../../data/wording/pledges';

export interface LinesRequest {
  /** `Estonia, announced`. */
  title: string;
  /** What the lines come to, in words; asked for when it is drawn, so that hidden amounts stay hidden. */
  figure: () => string;
  asked: Omit<LedgerLineQuery, 'offset' | 'limit'>;
}

class LinesDialogState {
  request = $state.raw<LinesRequest | null>(null);
}
export const linesDialog = new LinesDialogState();

/** Opens the lines behind a cell of one pledge: every line behind its stage, those announced behind a figure. */
export function showRowLines(row: PledgeRow, column: Column<PledgeRow>): void {
  const stage = column.key === 'stage' ? null : 'announced';
  const who = formatPledgers(row) || t('table.unnamed');
  linesDialog.request = {
    title: stage ? `${who}, ${t(stages[stage])}` : t('pledge.unfold.title', { who }),
    figure: () => (stage ? `${column.text(row)} · ${row.title}` : row.title),
    asked: { wanted: { pledges: [row.id] }, ...(stage && { stage }), ...register.how },
  };
}
