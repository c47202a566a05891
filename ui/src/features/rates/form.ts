import type { ExchangeRateFields } from '../../bindings/ExchangeRateFields';
import type { RateSetFields } from '../../bindings/RateSetFields';
import { formatDate } from '../../data/text/dates';
import type { FormSpec } from '../../data/drafts/form';
import { t } from '../../data/text/text';

export const form = {
  name: { kind: 'text', label: 'rates.name', help: 'rates.name.help', required: true },
  provider: { kind: 'text', label: 'rates.provider', help: 'rates.provider.help', required: true },
} satisfies FormSpec<RateSetFields>;

export const blank: RateSetFields = { name: '', provider: '' };

export const rateForm = {
  rateSet: { kind: 'hidden' },
  base: { kind: 'currency', label: 'rates.base', help: 'rates.base.help', half: true },
  quote: { kind: 'currency', label: 'rates.quote', help: 'rates.quote.help', half: true },
  rate: { kind: 'text', label: 'rates.rate', help: 'rates.rate.help', required: true, half: true },
  datedOn: { kind: 'date', label: 'rates.datedOn', help: 'rates.datedOn.help', half: true },
} satisfies FormSpec<ExchangeRateFields>;

export const blankRate = (rateSet: string, base: string): ExchangeRateFields => ({
  rateSet,
  base,
  quote: '',
  rate: '',
  datedOn: '',
});

/** `1 EUR = 7.4604 DKK`, and the day. */
export function describeRate(rate: ExchangeRateFields): { name: string; rest: string } {
  return {
    name: t('rates.line', { base: rate.base, rate: rate.rate, quote: rate.quote }),
    rest: formatDate(rate.datedOn),
  };
}
