import type { DecisionFields } from '../../bindings/DecisionFields';
import type { FormSpec } from '../../data/drafts/form';
import { decisionForm } from '../../data/drafts/outcomeForms';

const { agendaItem, number, sources, ...first } = decisionForm;

/** As under a meeting, with the meeting itself to be chosen. */
export const form = {
  ...first,
  meeting: {
    kind: 'one',
    noun: 'meeting',
    label: 'decision.meeting',
    required: true,
    fills: (meeting, before) => (meeting === before.meeting ? {} : { agendaItem: null }),
  },
  agendaItem: { ...agendaItem, when: (decision) => decision.meeting !== '' },
  number,
  sources,
} satisfies FormSpec<DecisionFields>;

export const blank: DecisionFields = {
  meeting: '',
  agendaItem: null,
  number: '',
  text: '',
  state: 'adopted',
  silenceUntil: null,
  supersededBy: null,
  sources: [],
};
