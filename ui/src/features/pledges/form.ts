import type { PledgeFields } from '../../bindings/PledgeFields';
import type { FormSpec } from '../../data/drafts/form';
import { unstatedAmount } from '../../data/text/money';
import { pledgeForm } from '../../data/drafts/outcomeForms';

const { beneficiary, agendaItem, meeting: _meeting, sources, ...first } = pledgeForm;

/** As under a meeting, with the meeting itself to be chosen. */
export const form = {
  ...first,
  beneficiary,
  meeting: {
    kind: 'one',
    noun: 'meeting',
    label: 'pledge.meeting',
    part: 'pledge.part.where',
    fills: (meeting, before) => (meeting === before.meeting ? {} : { agendaItem: null }),
  },
  agendaItem: { ...agendaItem, when: (pledge) => pledge.meeting !== null },
  sources,
} satisfies FormSpec<PledgeFields>;

/** What a sealed summary says of a pledge: it can be read, not changed. */
export const frozenFields: (keyof PledgeFields)[] = [
  'pledgers',
  'pledgersUnnamed',
  'announcedOn',
  'amount',
  'asStated',
  'meeting',
  'agendaItem',
];

export const blank: PledgeFields = {
  pledgers: [],
  pledgersUnnamed: null,
  beneficiary: null,
  title: '',
  channel: null,
  announcedOn: null,
  meeting: null,
  agendaItem: null,
  amount: unstatedAmount,
  asStated: null,
  purpose: null,
  body: null,
  years: null,
  condition: null,
  sources: [],
};
