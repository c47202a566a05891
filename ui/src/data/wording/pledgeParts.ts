/** A line, a tranche and goods in one line of words each. */
import type { InKindItemFields } from '../../bindings/InKindItemFields';
import type { InKindState } from '../../bindings/InKindState';
import type { TrancheFields } from '../../bindings/TrancheFields';
import type { TrancheState } from '../../bindings/TrancheState';
import type { ValuationBasis } from '../../bindings/ValuationBasis';
import { formatDate } from '../text/dates';
import type { Tone } from '../failures';
import { hasFigure, formatAmount } from '../text/money';
import type { Rec } from '../records.svelte';
import { formatNumber, t, type Key } from '../text/text';
import { stages } from './pledges';

export const trancheStates: Record<TrancheState, { word: Key; tone: Tone }> = {
  planned: { word: 'tranche.state.planned', tone: 'plain' },
  due: { word: 'tranche.state.due', tone: 'warn' },
  overdue: { word: 'tranche.state.overdue', tone: 'bad' },
  paid: { word: 'tranche.state.paid', tone: 'good' },
  waived: { word: 'tranche.state.waived', tone: 'plain' },
};

export const inKindStates: Record<InKindState, { word: Key; tone: Tone }> = {
  offered: { word: 'inKindItem.state.offered', tone: 'plain' },
  ordered: { word: 'inKindItem.state.ordered', tone: 'plain' },
  shipped: { word: 'inKindItem.state.shipped', tone: 'plain' },
  received: { word: 'inKindItem.state.received', tone: 'good' },
};

export const bases: Record<ValuationBasis, Key> = {
  none: 'inKindItem.basis.none',
  donorStatement: 'inKindItem.basis.donorStatement',
  listPrice: 'inKindItem.basis.listPrice',
};

/** `12 May 2024 · committed · EUR 5 000 000`. */
export function describeEvent(event: Rec<'pledge_event'>): string {
  return [formatWhen(event.happenedOn), t(stages[event.stage]), formatAmount(event.amount)].join(
    ' · ',
  );
}

export function formatWhen(stated: string | null): string {
  return stated === null ? t('date.unknown') : formatDate(stated);
}

/** `EUR 5 000 000, planned for 1 March 2025`. */
export function describeTranche(tranche: TrancheFields): string {
  const amount = formatAmount(tranche.planned);
  return tranche.plannedOn === null
    ? t('tranche.undated', { amount })
    : t('tranche.dated', { amount, date: formatDate(tranche.plannedOn) });
}

/** `200 laptops · EUR 1 000 each (donor’s statement) · 50 of 200 received`; what was not said is said to be so. */
export function describeInKindItem(item: InKindItemFields): string {
  const { quantity, unit, unitValue, basis, received, shipped, ordered } = item;
  const many =
    quantity === null
      ? t('inKindItem.quantityUnknown')
      : [formatNumber(quantity), unit].filter(Boolean).join(' ');
  return [
    many,
    value(),
    reached('received', received) || reached('shipped', shipped) || reached('ordered', ordered),
  ]
    .filter(Boolean)
    .join(' · ');

  function value(): string {
    if (!hasFigure(unitValue.precision)) return t('inKindItem.noValue');
    const each = t('inKindItem.each', { amount: formatAmount(unitValue) });
    return basis === 'none' ? each : `${each} (${t(bases[basis])})`;
  }
  function reached(state: 'ordered' | 'shipped' | 'received', n: number | null): string {
    if (n === null || n === 0) return '';
    const word = t(inKindStates[state].word);
    return quantity === null
      ? t('inKindItem.reached', { n, state: word })
      : t('inKindItem.reachedOf', { n, quantity, state: word });
  }
}
