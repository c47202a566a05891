/** The register of decisions as data: its columns, filters and groups. */
import type { DecisionRow } from '../../bindings/DecisionRow';
import type { Column, Filter, Group } from '../../shared/table/table';
import { decisionStates } from '../../data/drafts/outcomeForms';
import { choices, meetingName, meetingRank } from '../../shell/registers/names';
import { t, tn } from '../../data/text/text';

const states = Object.keys(decisionStates);

export const columns: Column<DecisionRow>[] = [
  {
    key: 'number',
    label: t('decision.number'),
    text: (row) => row.number,
    width: 'clamp(60px, 8cqi, 76px)',
  },
  { key: 'text', label: t('decision.text'), text: (row) => row.text },
  {
    key: 'state',
    label: t('decision.state'),
    text: (row) => t(decisionStates[row.state]),
    by: (row) => states.indexOf(row.state),
    width: '112px',
  },
  {
    key: 'later',
    label: t('decision.supersededBy'),
    text: (row) => row.supersededBy?.number ?? '',
    width: '108px',
  },
  {
    key: 'earlier',
    label: t('decision.supersedes'),
    text: (row) => row.supersedes.map((one) => one.number).join(', '),
    width: '92px',
    extra: true,
  },
  {
    key: 'meeting',
    label: t('decision.meeting'),
    text: (row) => meetingName(row.meeting),
    by: (row) => meetingRank(row.meeting),
    width: '20%',
    extra: true,
  },
];

/** Only what stands in the list is offered to filter by. */
export function filtersFor(rows: DecisionRow[]): Filter<DecisionRow>[] {
  return [
    {
      key: 'state',
      label: t('decision.state'),
      options: Object.entries(decisionStates).map(([value, word]) => ({ value, label: t(word) })),
      keeps: (row, value) => row.state === value,
    },
    {
      key: 'meeting',
      label: t('decision.meeting'),
      options: choices(rows, ({ meeting }) => ({
        value: meeting.id,
        label: meetingName(meeting),
      })),
      keeps: (row, value) => row.meeting.id === value,
    },
  ];
}

/** The keys are those by which the record groups its papers. */
export const groups: Group<DecisionRow>[] = [
  {
    key: 'meeting',
    label: t('action.group.meeting'),
    text: (row) => meetingName(row.meeting),
    by: (row) => meetingRank(row.meeting),
  },
  {
    key: 'state',
    label: t('action.group.state'),
    text: (row) => t(decisionStates[row.state]),
    by: (row) => states.indexOf(row.state),
  },
];

/** `23 of 104 decisions, 3 superseded`. */
export function count(shown: DecisionRow[], all: number): string {
  const decisions = tn('decision.list.count', all, { shown: shown.length });
  const superseded = shown.filter((row) => row.state === 'superseded').length;
  return superseded === 0 ? decisions : t('decision.list.superseded', { decisions, superseded });
}
