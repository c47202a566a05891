/** The register of pledges as data: its columns, and what it can be narrowed and put together by. */
import type { PledgeRow } from '../../../bindings/PledgeRow';
import type { RateUsed } from '../../../bindings/RateUsed';
import type { PledgeLinkKind } from '../../../bindings/PledgeLinkKind';
import type { FilterChoice, Column } from '../../../shared/table/table';
import { formatDate } from '../../../data/text/dates';
import { nameOfMeeting } from '../../../data/wording/nameOfMeeting';
import { hasFigure, formatAmount, formatMoney } from '../../../data/text/money';
import { lookup } from '../../../data/lookup/lookup.svelte';
import { formatList, t, type Key } from '../../../data/text/text';
import { formatPledgers } from '../pledgers';
import { channels, stages } from '../../../data/wording/pledges';

/** Why a pledge does not count beside another. */
export const notCountedReasons: Record<PledgeLinkKind, Key> = {
  repeats: 'pledge.notCounted.repeats',
  confirms: 'pledge.notCounted.confirms',
  increases: 'pledge.notCounted.increases',
  corrects: 'pledge.notCounted.corrects',
  partOf: 'pledge.notCounted.partOf',
  replaces: 'pledge.notCounted.replaces',
  differs: 'pledge.notCounted.differs',
};

/** `1 EUR = 7.4571 DKK, 3 April 2024`. */
export function describeRates(by: RateUsed[]): string {
  return formatList(
    by.map(({ base, quote, rate, datedOn }) =>
      t('rates.used', { base, quote, rate, date: formatDate(datedOn) }),
    ),
  );
}

/** The first leads to the pledge and is always shown. */
export const firstColumn: Column<PledgeRow> = {
  key: 'pledgers',
  label: t('pledge.column.pledgers'),
  text: formatPledgers,
};

export const columns: Column<PledgeRow>[] = [
  { key: 'title', label: t('pledge.column.title'), text: (row) => row.title },
  {
    key: 'amount',
    label: t('pledge.amount'),
    text: (row) => formatAmount(row.amount),
    quiet: (row) => !hasFigure(row.amount.precision),
    number: true,
  },
  {
    key: 'converted',
    label: t('pledge.column.converted'),
    text: ({ converted, amount, announced }) => {
      if (converted) return formatMoney(converted.minor, converted.currency);
      return hasFigure(amount.precision) && announced === 'stands' ? t('pledge.noRate') : '';
    },
    quiet: (row) => row.converted === null,
    number: true,
    unsorted: true,
  },
  {
    key: 'stage',
    label: t('pledge.stage'),
    text: (row) =>
      [row.stage && t(stages[row.stage]), row.channel && t(channels[row.channel])]
        .filter(Boolean)
        .join(' '),
  },
  {
    key: 'announced',
    label: t('pledge.column.announced'),
    text: (row) => (row.announcedOn ? formatDate(row.announcedOn) : t('date.unknown')),
    quiet: (row) => row.announcedOn === null,
  },
  {
    key: 'meeting',
    label: t('pledge.meeting'),
    text: (row) => nameOfMeeting(row.meeting),
    unsorted: true,
  },
  {
    key: 'team',
    label: t('pledge.column.body'),
    text: (row) => lookup.name('body', row.team),
    unsorted: true,
  },
];

const named = (records: { id: string; name: string }[]) =>
  records
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label, undefined, { numeric: true }));

/** What the register can be narrowed by; the years are those that a line is of. */
export function filterChoices(years: number[]): FilterChoice[] {
  const words = (all: Record<string, Key>) =>
    Object.entries(all).map(([value, word]) => ({ value, label: t(word) }));
  return [
    { key: 'state', label: t('pledge.filter.state'), options: named(lookup.records('party')) },
    { key: 'stage', label: t('pledge.stage'), options: words(stages) },
    { key: 'team', label: t('pledge.column.body'), options: named(lookup.records('body')) },
    { key: 'channel', label: t('pledge.channel'), options: words(channels) },
    {
      key: 'year',
      label: t('pledge.filter.year'),
      options: years.map((year) => ({ value: String(year), label: String(year) })),
    },
    {
      key: 'amount',
      label: t('pledge.filter.amount'),
      options: [
        { value: 'with', label: t('pledge.filter.with') },
        { value: 'without', label: t('pledge.filter.without') },
      ],
    },
    {
      key: 'overdue',
      label: t('pledge.filter.overdue'),
      options: [{ value: 'yes', label: t('pledge.filter.overdue') }],
      toggle: true,
    },
  ];
}

/** By what pledges can stand together. */
export const groups: { key: string; label: string }[] = [
  { key: 'state', label: t('pledge.group.state') },
  { key: 'stage', label: t('pledge.group.stage') },
  { key: 'year', label: t('pledge.group.year') },
  { key: 'team', label: t('pledge.group.team') },
  { key: 'channel', label: t('pledge.group.channel') },
];
