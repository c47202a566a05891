import type { TrancheFields } from '../../../bindings/TrancheFields';
import type { FormSpec } from '../../../data/drafts/form';
import type { Rec } from '../../../data/records.svelte';

export const form = {
  pledge: { kind: 'hidden' },
  plannedOn: { kind: 'date', label: 'tranche.plannedOn', half: true },
  waived: { kind: 'yesNo', label: 'tranche.waived', help: 'tranche.waived.help', half: true },
  planned: { kind: 'amount', label: 'tranche.planned' },
  note: { kind: 'longText', label: 'tranche.note' },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<TrancheFields>;

/** In the currency of the pledge; the figure is open until somebody writes it. */
export const blank = (pledge: Rec<'pledge'>): TrancheFields => ({
  pledge: pledge.id,
  plannedOn: null,
  planned: { precision: 'exact', minor: null, maxMinor: null, currency: pledge.amount.currency },
  waived: false,
  note: null,
  sources: [],
});
