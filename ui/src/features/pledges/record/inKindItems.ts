import type { InKindItemFields } from '../../../bindings/InKindItemFields';
import type { FormSpec } from '../../../data/drafts/form';
import { hasFigure } from '../../../data/text/money';
import { bases } from '../../../data/wording/pledgeParts';

export const form = {
  pledge: { kind: 'hidden' },
  description: { kind: 'text', label: 'inKindItem.description', required: true },
  quantity: {
    kind: 'number',
    label: 'inKindItem.quantity',
    help: 'inKindItem.quantity.help',
    min: 1,
    max: 1_000_000_000,
    half: true,
  },
  unit: { kind: 'text', label: 'inKindItem.unit', help: 'inKindItem.unit.help', half: true },
  unitValue: {
    kind: 'amount',
    label: 'inKindItem.unitValue',
    fills: (value) => (hasFigure(value.precision) ? {} : { basis: 'none' }),
  },
  basis: {
    kind: 'choice',
    label: 'inKindItem.basis',
    words: bases,
    when: (item) => hasFigure(item.unitValue.precision),
  },
  ordered: { kind: 'number', label: 'inKindItem.ordered', max: 1_000_000_000, half: true },
  shipped: { kind: 'number', label: 'inKindItem.shipped', max: 1_000_000_000, half: true },
  received: { kind: 'number', label: 'inKindItem.received', max: 1_000_000_000, half: true },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<InKindItemFields>;

export const blank = (pledge: string): InKindItemFields => ({
  pledge,
  description: '',
  quantity: null,
  unit: null,
  unitValue: { precision: 'quantityOnly', minor: null, maxMinor: null, currency: null },
  basis: 'none',
  ordered: null,
  shipped: null,
  received: null,
  sources: [],
});
