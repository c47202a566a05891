/** Why a reported total and the register may differ, in words. */
import type { DifferenceReason } from '../../bindings/DifferenceReason';
import type { Reconciliation } from '../../bindings/Reconciliation';
import type { Sum } from '../../bindings/Sum';
import type { Verdict } from '../../bindings/Verdict';
import type { Tone } from '../../data/failures';
import { formatMoney } from '../../data/text/money';
import { lookup } from '../../data/lookup/lookup.svelte';
import { stages } from '../../data/wording/pledges';
import { formatList, t, tn, type Key } from '../../data/text/text';

export const verdicts: Record<Verdict, Key> = {
  agrees: 'reconcile.agrees',
  explained: 'reconcile.explained',
  partly: 'reconcile.partly',
  unexplained: 'reconcile.unexplained',
  notComparable: 'reconcile.notComparable',
};
export const verdictTones: Record<Verdict, Tone> = {
  agrees: 'good',
  explained: 'good',
  partly: 'warn',
  unexplained: 'warn',
  notComparable: 'warn',
};

const money = (sums: Sum[]) =>
  formatList(sums.map(({ minor, currency }) => formatMoney(minor, currency)));
const titles = (pledges: string[]) =>
  formatList(pledges.map((id) => t('reconcile.pledge', { title: lookup.name('pledge', id) })));

/** One reason, as a sentence. */
export function describeReason(because: DifferenceReason): string {
  switch (because.kind) {
    case 'undisclosed':
      return tn('reconcile.undisclosed', because.count);
    case 'otherCurrency':
      return t('reconcile.otherCurrency', { sums: money(because.sums) });
    case 'notYetAnnounced':
      return t('reconcile.notYetAnnounced', { pledges: titles(because.pledges) });
    case 'otherStage':
      return t('reconcile.otherStage', { stage: t(stages[because.stage]) });
    case 'countedTwice':
      return t('reconcile.countedTwice', { pledges: titles(because.pledges) });
    case 'jointly':
      return t('reconcile.jointly', { sums: money(because.sums) });
    case 'undated':
      return tn('reconcile.undated', because.count);
    case 'notExact':
      return tn('reconcile.notExact', because.count);
    case 'rateDay':
      return t('reconcile.rateDay');
  }
}

/** `EUR 7 500 000 more than the register`; empty when there is no difference, or none is known. */
export function describeDifference({ difference, reported }: Reconciliation): string {
  const by = BigInt(difference ?? 0);
  if (by === 0n) return '';
  const size = formatMoney(String(by < 0n ? -by : by), reported.amount.currency ?? '');
  return t(by > 0n ? 'reconcile.more' : 'reconcile.less', { money: size });
}
