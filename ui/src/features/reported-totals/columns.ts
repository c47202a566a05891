/** The list of reported totals as data. */
import type { Reconciliation } from '../../bindings/Reconciliation';
import type { Column } from '../../shared/table/table';
import { formatDate, dateSortKey } from '../../data/text/dates';
import { formatAmount } from '../../data/text/money';
import { formatSums, formatWithoutAmount } from '../pledges/total';
import type { Rec } from '../../data/records.svelte';
import { t } from '../../data/text/text';
import { verdicts } from './reasons';

/** A reported total, and what the register comes to for the same day and scope. */
export type Row = Rec<'reported_total'> & { reconciled: Reconciliation | null };

export const columns: Column<Row>[] = [
  { key: 'scope', label: t('reportedTotal.scope'), text: (row) => row.scope },
  {
    key: 'statedOn',
    label: t('reportedTotal.statedOn'),
    text: (row) => (row.statedOn ? formatDate(row.statedOn) : t('date.unknown')),
    by: (row) => (row.statedOn ? dateSortKey(row.statedOn) : null),
    quiet: (row) => row.statedOn === null,
    width: '148px',
  },
  {
    key: 'amount',
    label: t('reportedTotal.amount'),
    text: (row) => formatAmount(row.amount),
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
        : formatSums(reconciled.computed) ||
          formatWithoutAmount(reconciled.computed) ||
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
