import type { ProcurementLineFields } from '../../bindings/ProcurementLineFields';
import type { FormSpec } from '../../data/drafts/form';
import { stages } from '../../data/wording/procurementLines';

export const form = {
  title: { kind: 'text', label: 'procurementLine.title', required: true },
  category: {
    kind: 'text',
    label: 'procurementLine.category',
    help: 'procurementLine.category.help',
    half: true,
  },
  body: {
    kind: 'one',
    noun: 'body',
    label: 'pledge.body',
    help: 'procurementLine.body.help',
    half: true,
  },
  stage: { kind: 'choice', label: 'procurementLine.stage', half: true, words: stages },
  priority: {
    kind: 'number',
    label: 'procurementLine.priority.first',
    min: 1,
    half: true,
  },
  year: {
    kind: 'number',
    label: 'procurementLine.year',
    min: 1900,
    max: 2200,
    half: true,
    // A quarter is one of a year.
    fills: (year) => (year === null ? { quarter: null } : {}),
  },
  quarter: {
    kind: 'number',
    label: 'procurementLine.quarter',
    min: 1,
    max: 4,
    half: true,
    when: (line) => line.year !== null || line.quarter !== null,
  },
  estimated: { kind: 'amount', label: 'procurementLine.estimated' },
  fundedBy: {
    kind: 'many',
    noun: 'pledge',
    label: 'procurementLine.fundedBy',
    help: 'procurementLine.fundedBy.help',
  },
  note: { kind: 'longText', label: 'procurementLine.note' },
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
