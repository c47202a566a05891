/** The list of purchases as data: its columns, filters and groups. */
import type { Column, Filter, Group } from '../../shared/table/table';
import { hasFigure, formatAmount } from '../../data/text/money';
import { lookup } from '../../data/lookup/lookup.svelte';
import type { Rec } from '../../data/records.svelte';
import { formatNumber, t } from '../../data/text/text';
import { stages, formatProcurementWhen } from './words';

export type Row = Rec<'procurement_line'>;

const team = (row: Row) => lookup.name('body', row.body);
const when = (row: Row) => (row.year === null ? null : row.year * 10 + (row.quarter ?? 9));
const stageOrder = Object.keys(stages);

export const columns: Column<Row>[] = [
  { key: 'title', label: t('purchase.title'), text: (row) => row.title },
  {
    key: 'priority',
    label: t('purchase.priority'),
    text: (row) => (row.priority === null ? t('purchase.notRanked') : formatNumber(row.priority)),
    by: (row) => row.priority,
    quiet: (row) => row.priority === null,
    number: true,
    width: '88px',
  },
  {
    key: 'stage',
    label: t('purchase.stage'),
    text: (row) => t(stages[row.stage]),
    by: (row) => stageOrder.indexOf(row.stage),
    width: '112px',
  },
  {
    key: 'when',
    label: t('purchase.when'),
    text: formatProcurementWhen,
    by: when,
    quiet: (row) => row.year === null,
    width: '104px',
    extra: true,
  },
  {
    key: 'team',
    label: t('purchase.team'),
    text: (row) => team(row) || t('purchase.noTeam'),
    by: team,
    quiet: (row) => row.body === null,
    width: '15%',
    extra: true,
  },
  {
    key: 'estimated',
    label: t('purchase.estimated'),
    text: (row) => formatAmount(row.estimated),
    by: (row) =>
      row.estimated.minor === null
        ? null
        : `${row.estimated.currency} ${String(row.estimated.minor).padStart(16, '0')}`,
    quiet: (row) => !hasFigure(row.estimated.precision),
    number: true,
    width: '148px',
  },
  {
    key: 'fundedBy',
    label: t('purchase.fundedBy'),
    text: (row) =>
      row.fundedBy.map((id) => lookup.name('pledge', id)).join('; ') || t('purchase.notFunded'),
    by: (row) => row.fundedBy.length,
    quiet: (row) => row.fundedBy.length === 0,
    width: '17%',
    extra: true,
  },
];

export const groups: Group<Row>[] = [
  {
    key: 'year',
    label: t('purchase.year'),
    text: (row) => (row.year === null ? t('purchase.noYear') : String(row.year)),
    by: (row) => row.year,
  },
  {
    key: 'team',
    label: t('purchase.team'),
    text: (row) => team(row) || t('purchase.noTeam'),
    by: team,
  },
  {
    key: 'stage',
    label: t('purchase.stage'),
    text: (row) => t(stages[row.stage]),
    by: (row) => stageOrder.indexOf(row.stage),
  },
];

export const filters: Filter<Row>[] = [
  {
    key: 'stage',
    label: t('purchase.stage'),
    options: Object.entries(stages).map(([value, word]) => ({ value, label: t(word) })),
    keeps: (row, value) => row.stage === value,
  },
  {
    key: 'funded',
    label: t('purchase.filter.unfunded'),
    options: [{ value: 'unfunded', label: t('purchase.filter.unfunded') }],
    toggle: true,
    keeps: (row) => row.fundedBy.length === 0,
  },
];
