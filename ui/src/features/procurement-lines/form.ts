import type { ProcurementLineFields } from '../../bindings/ProcurementLineFields';
import type { FormSpec } from '../../data/drafts/form';
import { stages } from './words';

export const form = {
  title: { kind: 'text', label: 'purchase.title', required: true },
  category: {
    kind: 'text',
    label: 'purchase.category',
    help: 'purchase.category.help',
    half: true,
  },
  body: { kind: 'one', noun: 'body', label: 'pledge.body', help: 'purchase.body.help', half: true },
  stage: { kind: 'choice', label: 'purchase.stage', half: true, words: stages },
  priority: {
    kind: 'number',
    label: 'purchase.priority.first',
    min: 1,
    half: true,
  },
  year: {
    kind: 'number',
    label: 'purchase.year',
    min: 1900,
    max: 2200,
    half: true,
    // A quarter is one of a year.
    fills: (year) => (year === null ? { quarter: null } : {}),
  },
  quarter: {
    kind: 'number',
    label: 'purchase.quarter',
    min: 1,
    max: 4,
    half: true,
    when: (line) => line.year !== null || line.quarter !== null,
  },
  estimated: { kind: 'amount', label: 'purchase.estimated' },
  fundedBy: {
    kind: 'many',
    noun: 'pledge',
    label: 'purchase.fundedBy',
    help: 'purchase.fundedBy.help',
  },
  note: { kind: 'longText', label: 'purchase.note' },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<ProcurementLineFields>;

export const blank: ProcurementLineFields = {
  title: '',
  category: null,
  body: null,
  priority: null,
  year: null,
  quarter: null,
  estimated: { precision: 'notYetQuantified', minor: null, maxMinor: null, currency: null },
  stage: 'identified',
  fundedBy: [],
  note: null,
  sources: [],
};
