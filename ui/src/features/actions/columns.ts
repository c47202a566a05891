/** The register of actions as data: its columns, filters and groups. */
import type { ActionRow } from '../../bindings/ActionRow';
import type { Column, Filter, Group } from '../../shared/table/table';
import { formatDate } from '../../data/text/dates';
import { actionStates, isOpen } from '../../data/drafts/outcomeForms';
import { latestDay } from '../../data/text/statedDates';
import { choices, meetingName, meetingRank } from '../../shell/registers/names';
import { t, tn } from '../../data/text/text';

const owner = (row: ActionRow) => row.owner?.name ?? t('action.noOwner');
const due = (row: ActionRow) => (row.dueOn === null ? t('action.noDate') : formatDate(row.dueOn));
const states = Object.keys(actionStates);

export const columns: Column<ActionRow>[] = [
  {
    key: 'number',
    label: t('action.number'),
    text: (row) => row.number,
    width: 'clamp(60px, 8cqi, 76px)',
  },
  { key: 'text', label: t('action.text'), text: (row) => row.text },
  {
    key: 'owner',
    label: t('action.owner'),
    text: owner,
    by: (row) => row.owner?.name ?? null,
    quiet: (row) => row.owner === null,
    width: '15%',
    extra: true,
  },
  {
    key: 'due',
    label: t('action.dueOn'),
    text: (row) => (row.overdue ? `${due(row)} ${t('action.overdue')}` : due(row)),
    by: (row) => (row.dueOn === null ? null : latestDay(row.dueOn)),
    quiet: (row) => row.dueOn === null,
    width: 'clamp(136px, 18cqi, 176px)',
  },
  {
    key: 'state',
    label: t('action.state'),
    text: (row) => t(actionStates[row.state]),
    by: (row) => states.indexOf(row.state),
    width: 'clamp(112px, 13cqi, 140px)',
  },
  {
    key: 'carried',
    label: t('action.carried'),
    text: (row) => (row.carriedOver === 0 ? '' : t('action.times', { n: row.carriedOver })),
    by: (row) => row.carriedOver,
    number: true,
    width: '84px',
    extra: true,
  },
  {
    key: 'meeting',
    label: t('action.meeting'),
    text: (row) => meetingName(row.meeting),
    width: '15%',
    extra: true,
  },
];

/** Only what stands in the list is offered to filter by. */
export function filtersFor(rows: ActionRow[]): Filter<ActionRow>[] {
  const owners = choices(
    rows,
    (row) => row.owner && { value: row.owner.id, label: row.owner.name },
  );
  return [
    {
      key: 'open',
      label: t('action.filter.open'),
      toggle: true,
      options: [{ value: 'open', label: t('action.filter.open') }],
      keeps: (row) => isOpen(row.state),
    },
    {
      key: 'overdue',
      label: t('action.filter.overdue'),
      toggle: true,
      options: [{ value: 'overdue', label: t('action.filter.overdue') }],
      keeps: (row) => row.overdue,
    },
    {
      key: 'owner',
      label: t('action.owner'),
      options: [...owners, { value: 'none', label: t('action.noOwner') }],
      keeps: (row, value) => (row.owner?.id ?? 'none') === value,
    },
    {
      key: 'state',
      label: t('action.state'),
      options: Object.entries(actionStates).map(([value, word]) => ({ value, label: t(word) })),
      keeps: (row, value) => row.state === value,
    },
    {
      key: 'meeting',
      label: t('action.meeting'),
      options: choices(rows, ({ meeting }) => ({
        value: meeting.id,
        label: meetingName(meeting),
      })),
      keeps: (row, value) => row.meeting.id === value,
    },
  ];
}

/** The keys are those by which the record groups its papers. */
export const groups: Group<ActionRow>[] = [
  {
    key: 'owner',
    label: t('action.group.owner'),
    text: owner,
    by: (row) => row.owner?.name ?? null,
  },
  {
    key: 'meeting',
    label: t('action.group.meeting'),
    text: (row) => meetingName(row.meeting),
    by: (row) => meetingRank(row.meeting),
  },
  {
    key: 'month',
    label: t('action.group.month'),
    text: (row) => (row.dueMonth === null ? t('action.noDate') : formatDate(row.dueMonth)),
    by: (row) => (row.dueMonth === null ? null : latestDay(row.dueMonth)),
  },
  {
    key: 'state',
    label: t('action.group.state'),
    text: (row) => t(actionStates[row.state]),
    by: (row) => states.indexOf(row.state),
  },
];

/** `23 of 104 actions, 3 overdue`. */
export function count(shown: ActionRow[], all: number): string {
  const actions = tn('action.list.count', all, { shown: shown.length });
  const overdue = shown.filter((row) => row.overdue).length;
  return overdue === 0 ? actions : t('action.list.overdue', { actions, overdue });
}
