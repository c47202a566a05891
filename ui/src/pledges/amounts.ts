/** A pledge's amount in a table: the figure, or the words for why there is none. */
import type { PledgeRow } from '../bindings/PledgeRow';
import { showAmount } from '../money';
import { t } from '../text';

/** `EUR 10 000 000`, `not yet quantified`; goods and services of no stated amount have `no value stated`. */
export function amountWords(pledge: Pick<PledgeRow, 'amount' | 'channel'>): string {
  if (pledge.channel === 'inKind' && pledge.amount.precision === 'notDisclosed') {
    return t('amount.quantityOnly');
  }
  return showAmount(pledge.amount);
}
