/** The figure that is unfolded: which lines are asked for, and what the figure is called. */
import type { LinesAsked } from '../bindings/LinesAsked';
import type { PledgeRow } from '../bindings/PledgeRow';
import type { Column } from '../components/table';
import { t } from '../text';
import { pledgerNames } from './pledgers';
import { register } from './register.svelte';
import { stages } from './words';

export interface Unfolded {
  /** `Estonia, announced`. */
  title: string;
  /** What the lines come to, in words; asked for when it is drawn, so that hidden amounts stay hidden. */
  figure: () => string;
  asked: Omit<LinesAsked, 'offset' | 'limit'>;
}

class Unfold {
  shown = $state.raw<Unfolded | null>(null);
}
export const unfold = new Unfold();

/** Opens a cell of one pledge: its stage on every line it has, a figure on what was announced. */
export function unfoldRow(row: PledgeRow, column: Column<PledgeRow>): void {
  const stage = column.key === 'stage' ? null : 'announced';
  const who = pledgerNames(row) || t('table.unnamed');
  unfold.shown = {
    title: stage ? `${who}, ${t(stages[stage])}` : t('pledge.unfold.title', { who }),
    figure: () => (stage ? `${column.text(row)} · ${row.title}` : row.title),
    asked: { wanted: { pledges: [row.id] }, ...(stage && { stage }), ...register.how },
  };
}
