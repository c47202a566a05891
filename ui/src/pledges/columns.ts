/** The register of pledges as data: its columns and filters. */
import type { Rung } from '../bindings/Rung';
import type { Column, Filter } from '../components/table';
import { showDate, sortDate } from '../dates';
import { nameOfMeeting } from '../meetings/nameOf';
import { hasFigure } from '../money';
import { lookup } from '../pickers/lookup.svelte';
import type { Rec } from '../records.svelte';
import { t } from '../text';
import { amountWords } from './amounts';
import { pledgerNames } from './pledgers';
import { channels, rungs } from './words';

export type Row = Rec<'pledge'> & { rung: Rung | null };

export const columns: Column<Row>[] = [
  { key: 'pledgers', label: t('pledge.column.pledgers'), text: pledgerNames },
  { key: 'title', label: t('pledge.column.title'), text: (row) => row.title },
  {
    key: 'amount',
    label: t('pledge.amount'),
    text: amountWords,
    // By currency, then by figure; those without one last.
    by: (row) =>
      row.amount.minor === null
        ? null
        : `${row.amount.currency} ${String(row.amount.minor).padStart(16, '0')}`,
    quiet: (row) => !hasFigure(row.amount.precision),
    number: true,
    width: '172px',
  },
  {
    key: 'rung',
    label: t('pledge.rung'),
    text: (row) =>
      [row.rung && t(rungs[row.rung]), row.channel && t(channels[row.channel])]
        .filter(Boolean)
        .join(' '),
    by: (row) => (row.rung === null ? null : Object.keys(rungs).indexOf(row.rung)),
    width: '168px',
    extra: true,
  },
  {
    key: 'announced',
    label: t('pledge.column.announced'),
    text: (row) => (row.announcedOn ? showDate(row.announcedOn) : t('date.unknown')),
    by: (row) => (row.announcedOn ? sortDate(row.announcedOn) : null),
    quiet: (row) => row.announcedOn === null,
    width: '132px',
    extra: true,
  },
  {
    key: 'meeting',
    label: t('pledge.meeting'),
    text: (row) => nameOfMeeting(row.meeting),
    extra: true,
  },
];

/** Only what stands in the list is offered to filter by. */
export function filtersFor(rows: Row[]): Filter<Row>[] {
  const pledgers = [...new Set(rows.flatMap((row) => row.pledgers))]
    .map((id) => ({ value: id, label: lookup.name('party', id) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return [
    {
      key: 'amount',
      label: t('pledge.filter.amount'),
      options: [
        { value: 'with', label: t('pledge.filter.with') },
        { value: 'without', label: t('pledge.filter.without') },
      ],
      keeps: (row, value) => hasFigure(row.amount.precision) === (value === 'with'),
    },
    {
      key: 'channel',
      label: t('pledge.channel'),
      options: [
        ...Object.entries(channels).map(([value, word]) => ({ value, label: t(word) })),
        { value: 'none', label: t('pledge.channel.none') },
      ],
      keeps: (row, value) => (row.channel ?? 'none') === value,
    },
    {
      key: 'pledger',
      label: t('pledge.column.pledgers'),
      options: pledgers,
      keeps: (row, value) => row.pledgers.includes(value),
    },
  ];
}
