/** A line, a tranche and goods in one line of words each. */
import type { InKindItemFields } from '../../bindings/InKindItemFields';
import type { InKindState } from '../../bindings/InKindState';
import type { TrancheFields } from '../../bindings/TrancheFields';
import type { TrancheState } from '../../bindings/TrancheState';
import type { ValuationBasis } from '../../bindings/ValuationBasis';
import { showDate } from '../../dates';
import type { Tone } from '../../failures';
import { hasFigure, showAmount } from '../../money';
import { number, t, type Key } from '../../text';
import { stages } from '../words';
import type { Event } from './ledger';

export const trancheStates: Record<TrancheState, { word: Key; tone: Tone }> = {
  planned: { word: 'tranche.state.planned', tone: 'plain' },
  due: { word: 'tranche.state.due', tone: 'warn' },
  overdue: { word: 'tranche.state.overdue', tone: 'bad' },
  paid: { word: 'tranche.state.paid', tone: 'good' },
  waived: { word: 'tranche.state.waived', tone: 'plain' },
};

export const goodsStates: Record<InKindState, { word: Key; tone: Tone }> = {
  offered: { word: 'goods.state.offered', tone: 'plain' },
  ordered: { word: 'goods.state.ordered', tone: 'plain' },
  shipped: { word: 'goods.state.shipped', tone: 'plain' },
  received: { word: 'goods.state.received', tone: 'good' },
};

export const bases: Record<ValuationBasis, Key> = {
  none: 'goods.basis.none',
  donorStatement: 'goods.basis.donorStatement',
  listPrice: 'goods.basis.listPrice',
};

/** `12 May 2024 · committed · EUR 5 000 000`. */
export function eventWords(event: Event): string {
  return [whenWords(event.happenedOn), t(stages[event.stage]), showAmount(event.amount)].join(' · ');
}

export function whenWords(stated: string | null): string {
  return stated === null ? t('date.unknown') : showDate(stated);
}

/** `EUR 5 000 000, planned for 1 March 2025`. */
export function trancheWords(tranche: TrancheFields): string {
  const amount = showAmount(tranche.planned);
  return tranche.plannedOn === null
    ? t('tranche.undated', { amount })
    : t('tranche.dated', { amount, date: showDate(tranche.plannedOn) });
}

/** `200 laptops · EUR 1 000 each (donor’s statement) · 50 of 200 received`; what was not said is said to be so. */
export function goodsWords(item: InKindItemFields): string {
  const { quantity, unit, unitValue, basis, received, shipped, ordered } = item;
  const many =
    quantity === null
      ? t('goods.quantityUnknown')
      : [number(quantity), unit].filter(Boolean).join(' ');
  return [
    many,
    value(),
    reached('received', received) || reached('shipped', shipped) || reached('ordered', ordered),
  ]
    .filter(Boolean)
    .join(' · ');

  function value(): string {
    if (!hasFigure(unitValue.precision)) return t('goods.noValue');
    const each = t('goods.each', { amount: showAmount(unitValue) });
    return basis === 'none' ? each : `${each} (${t(bases[basis])})`;
  }
  function reached(state: 'ordered' | 'shipped' | 'received', n: number | null): string {
    if (n === null || n === 0) return '';
    const word = t(goodsStates[state].word);
    return quantity === null
      ? t('goods.reached', { n, state: word })
      : t('goods.reachedOf', { n, quantity, state: word });
  }
}
