/** A pledge's amount in a table: the figure, or the words for why there is none. */
import { showAmount } from '../money';
import type { Rec } from '../records.svelte';
import { t } from '../text';

/** `EUR 10 000 000`, `not yet quantified`; goods and services of no stated amount have `no value stated`. */
export function amountWords(pledge: Pick<Rec<'pledge'>, 'amount' | 'channel'>): string {
  if (pledge.channel === 'inKind' && pledge.amount.precision === 'notDisclosed') {
    return t('amount.quantityOnly');
  }
  return showAmount(pledge.amount);
}
