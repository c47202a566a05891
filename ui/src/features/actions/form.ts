import type { ActionFields } from '../../bindings/ActionFields';
import type { FormSpec } from '../../data/drafts/form';
import { actionForm } from '../../data/drafts/outcomeForms';

const { agendaItem, number, sources, ...first } = actionForm;

/** As under a meeting, with the meeting itself to be chosen. */
export const form = {
  ...first,
  meeting: {
    kind: 'one',
    noun: 'meeting',
    label: 'action.meeting',
    required: true,
    fills: (meeting, before) => (meeting === before.meeting ? {} : { agendaItem: null }),
  },
  agendaItem: { ...agendaItem, when: (action) => action.meeting !== '' },
  number,
  sources,
} satisfies FormSpec<ActionFields>;

export const blank: ActionFields = {
  meeting: '',
  agendaItem: null,
  number: '',
  text: '',
  ownerParty: null,
  ownerBody: null,
  ownerPerson: null,
  dueOn: null,
  state: 'open',
  closedOn: null,
  outcome: null,
  sources: [],
};
