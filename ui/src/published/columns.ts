/** The list of published totals as data. */
import type { Reconciled } from '../bindings/Reconciled';
import type { Column } from '../components/table';
import { showDate, sortDate } from '../dates';
import { showAmount } from '../money';
import { sumWords, withoutWords } from '../pledges/total';
import type { Rec } from '../records.svelte';
import { t } from '../text';
import { verdicts } from './because';

/** A published total, and what the register comes to for the same day and scope. */
export type Row = Rec<'reported_total'> & { reconciled: Reconciled | null };

export const columns: Column<Row>[] = [
  { key: 'scope', label: t('published.scope'), text: (row) => row.scope },
  {
    key: 'statedOn',
    label: t('published.statedOn'),
    text: (row) => (row.statedOn ? showDate(row.statedOn) : t('date.unknown')),
    by: (row) => (row.statedOn ? sortDate(row.statedOn) : null),
    quiet: (row) => row.statedOn === null,
    width: '148px',
  },
  {
    key: 'amount',
    label: t('published.amount'),
    text: (row) => showAmount(row.amount),
    by: (row) => `${row.amount.currency ?? ''} ${String(row.amount.minor ?? 0).padStart(16, '0')}`,
    number: true,
    width: '190px',
  },
  {
    key: 'register',
    label: t('reconcile.column'),
    text: ({ reconciled }) =>
      reconciled === null
        ? ''
        : sumWords(reconciled.computed) ||
          withoutWords(reconciled.computed) ||
          t('reconcile.nothing'),
    quiet: ({ reconciled }) => reconciled?.computed.sums.length === 0,
    number: true,
    width: '264px',
  },
  {
    key: 'verdict',
    label: t('reconcile.verdict'),
    text: ({ reconciled }) => (reconciled === null ? '' : t(verdicts[reconciled.verdict])),
    width: '148px',
  },
];
