/** The list of procurement lines as data: its columns, filters and groups. */
import type { Column, Filter, Group } from '../../shared/table/table';
import { hasFigure, formatAmount } from '../../data/text/money';
import { lookup } from '../../data/lookup/lookup.svelte';
import type { Rec } from '../../data/records.svelte';
import { formatNumber, t } from '../../data/text/text';
import { stages, formatProcurementWhen } from '../../data/wording/procurementLines';

export type Row = Rec<'procurement_line'>;

const team = (row: Row) => lookup.name('body', row.body);
const when = (row: Row) => (row.year === null ? null : row.year * 10 + (row.quarter ?? 9));
const stageOrder = Object.keys(stages);

export const columns: Column<Row>[] = [
  { key: 'title', label: t('procurementLine.title'), text: (row) => row.title },
  {
    key: 'priority',
    label: t('procurementLine.priority'),
    text: (row) =>
      row.priority === null ? t('procurementLine.notRanked') : formatNumber(row.priority),
    by: (row) => row.priority,
    quiet: (row) => row.priority === null,
    number: true,
    width: '88px',
  },
  {
    key: 'stage',
    label: t('procurementLine.stage'),
    text: (row) => t(stages[row.stage]),
    by: (row) => stageOrder.indexOf(row.stage),
    width: '112px',
  },
  {
    key: 'when',
    label: t('procurementLine.when'),
    text: formatProcurementWhen,
    by: when,
    quiet: (row) => row.year === null,
    width: '104px',
    extra: true,
  },
  {
    key: 'team',
    label: t('procurementLine.body'),
    text: (row) => team(row) || t('procurementLine.noBody'),
    by: team,
    quiet: (row) => row.body === null,
    width: '15%',
    extra: true,
  },
  {
    key: 'estimated',
    label: t('procurementLine.estimated'),
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
    label: t('procurementLine.fundedBy'),
    text: (row) =>
      row.fundedBy.map((id) => lookup.name('pledge', id)).join('; ') ||
      t('procurementLine.notFunded'),
    by: (row) => row.fundedBy.length,
    quiet: (row) => row.fundedBy.length === 0,
    width: '17%',
    extra: true,
  },
];

export const groups: Group<Row>[] = [
  {
    key: 'year',
    label: t('procurementLine.year'),
    text: (row) => (row.year === null ? t('procurementLine.noYear') : String(row.year)),
    by: (row) => row.year,
  },
  {
    key: 'team',
    label: t('procurementLine.body'),
    text: (row) => team(row) || t('procurementLine.noBody'),
    by: team,
  },
  {
    key: 'stage',
    label: t('procurementLine.stage'),
    text: (row) => t(stages[row.stage]),
    by: (row) => stageOrder.indexOf(row.stage),
  },
];

export const filters: Filter<Row>[] = [
  {
    key: 'stage',
    label: t('procurementLine.stage'),
    options: Object.entries(stages).map(([value, word]) => ({ value, label: t(word) })),
    keeps: (row, value) => row.stage === value,
  },
  {
    key: 'funded',
    label: t('procurementLine.filter.unfunded'),
    options: [{ value: 'unfunded', label: t('procurementLine.filter.unfunded') }],
    toggle: true,
    keeps: (row) => row.fundedBy.length === 0,
  },
];
