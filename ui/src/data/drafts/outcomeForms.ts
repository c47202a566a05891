/** How the outcomes of a meeting are asked for. The words come first: they are what is typed in the room. */
import type { ActionFields } from '../../bindings/ActionFields';
import type { ActionState } from '../../bindings/ActionState';
import type { BodyFields } from '../../bindings/BodyFields';
import type { BodyKind } from '../../bindings/BodyKind';
import type { BodyState } from '../../bindings/BodyState';
import type { DecisionFields } from '../../bindings/DecisionFields';
import type { DecisionState } from '../../bindings/DecisionState';
import type { PledgeChannel } from '../../bindings/PledgeChannel';
import type { PledgeFields } from '../../bindings/PledgeFields';
import type { StatementFields } from '../../bindings/StatementFields';
import type { FormSpec } from './form';
import { lookup } from '../lookup/lookup.svelte';
import type { Rec } from '../records.svelte';
import type { Key } from '../text/text';

export const decisionStates: Record<DecisionState, Key> = {
  adopted: 'decision.state.adopted',
  proposed: 'decision.state.proposed',
  underSilence: 'decision.state.underSilence',
  broken: 'decision.state.broken',
  superseded: 'decision.state.superseded',
};
export const actionStates: Record<ActionState, Key> = {
  open: 'action.state.open',
  inProgress: 'action.state.inProgress',
  done: 'action.state.done',
  dropped: 'action.state.dropped',
};
const channels: Record<PledgeChannel, Key> = {
  national: 'pledge.channel.national',
  commonFund: 'pledge.channel.commonFund',
  procurementAgency: 'pledge.channel.procurementAgency',
  inKind: 'pledge.channel.inKind',
};
export const bodyKinds: Record<BodyKind, Key> = {
  expertTeam: 'body.kind.expertTeam',
  workingGroup: 'body.kind.workingGroup',
  steeringGroup: 'body.kind.steeringGroup',
  plenary: 'body.kind.plenary',
};
export const bodyStates: Record<BodyState, Key> = {
  active: 'body.state.active',
  proposed: 'body.state.proposed',
  dormant: 'body.state.dormant',
  dissolved: 'body.state.dissolved',
};

export const isOpen = (state: ActionState) => state === 'open' || state === 'inProgress';

/** Items of the same meeting. */
const sameMeeting = (item: Rec<'agenda_item'>, fields: { meeting: string | null }) =>
  item.meeting === fields.meeting;

export const decisionForm = {
  meeting: { kind: 'hidden' },
  text: { kind: 'longText', label: 'decision.text', required: true },
  state: {
    kind: 'choice',
    label: 'decision.state',
    half: true,
    words: decisionStates,
    // Only what is superseded has a decision in its place, and the other way round.
    fills: (state) => (state === 'superseded' ? {} : { supersededBy: null }),
  },
  number: { kind: 'text', label: 'decision.number', help: 'decision.number.help', half: true },
  silenceUntil: {
    kind: 'text',
    label: 'decision.silenceUntil',
    help: 'decision.silenceUntil.help',
    when: (fields) => fields.state === 'underSilence' || fields.silenceUntil !== null,
  },
  supersededBy: {
    kind: 'one',
    noun: 'decision',
    label: 'decision.supersededBy',
    fills: (later) => (later === null ? {} : { state: 'superseded' }),
    when: (fields) => fields.state === 'superseded' || fields.supersededBy !== null,
  },
  agendaItem: {
    kind: 'one',
    noun: 'agenda_item',
    label: 'decision.agendaItem',
    where: sameMeeting,
  },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<DecisionFields>;

export const actionForm = {
  meeting: { kind: 'hidden' },
  text: { kind: 'longText', label: 'action.text', required: true },
  ownerParty: {
    kind: 'among',
    of: { party: 'ownerParty', body: 'ownerBody', person: 'ownerPerson' },
    label: 'action.owner',
  },
  ownerBody: { kind: 'hidden' },
  ownerPerson: { kind: 'hidden' },
  dueOn: { kind: 'date', label: 'action.dueOn', half: true },
  state: { kind: 'choice', label: 'action.state', half: true, words: actionStates },
  agendaItem: { kind: 'one', noun: 'agenda_item', label: 'action.agendaItem', where: sameMeeting },
  number: {
    kind: 'text',
    label: 'action.number',
    help: 'decision.number.help',
    half: true,
  },
  closedOn: {
    kind: 'date',
    label: 'action.closedOn',
    half: true,
    when: (fields) => !isOpen(fields.state) || fields.closedOn !== null,
  },
  outcome: {
    kind: 'longText',
    label: 'action.outcome',
    help: 'action.outcome.help',
    when: (fields) => !isOpen(fields.state) || fields.outcome !== null,
  },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<ActionFields>;

export const statementForm = {
  meeting: { kind: 'hidden' },
  text: { kind: 'longText', label: 'statement.text', required: true },
  form: {
    kind: 'choice',
    label: 'statement.form',
    words: { verbatim: 'statement.form.verbatim', summarised: 'statement.form.summarised' },
  },
  speakerPerson: {
    kind: 'one',
    noun: 'person',
    label: 'statement.speakerPerson',
    half: true,
    fills: (person, before) =>
      before.speakerParty === null ? { speakerParty: partyOf(person) } : {},
  },
  speakerParty: { kind: 'one', noun: 'party', label: 'statement.speakerParty', half: true },
  speakerTitle: { kind: 'text', label: 'statement.speakerTitle' },
  agendaItem: {
    kind: 'one',
    noun: 'agenda_item',
    label: 'statement.agendaItem',
    where: sameMeeting,
  },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<StatementFields>;

function partyOf(person: string | null): string | null {
  return lookup.records('person').find((one) => one.id === person)?.party ?? null;
}

export const pledgeForm = {
  pledgers: {
    kind: 'many',
    noun: 'party',
    label: 'pledge.pledgers',
    help: 'pledge.pledgers.help',
  },
  pledgersUnnamed: {
    kind: 'text',
    label: 'pledge.pledgersUnnamed',
    help: 'pledge.pledgersUnnamed.help',
  },
  title: { kind: 'text', label: 'pledge.title', required: true },
  channel: {
    kind: 'choice',
    label: 'pledge.channel',
    half: true,
    words: channels,
    none: 'pledge.channel.none',
  },
  announcedOn: { kind: 'date', label: 'pledge.announcedOn', half: true },
  amount: { kind: 'amount', label: 'pledge.amount' },
  asStated: { kind: 'text', label: 'pledge.asStated', help: 'pledge.asStated.help' },
  purpose: { kind: 'longText', label: 'pledge.purpose' },
  body: { kind: 'one', noun: 'body', label: 'pledge.body', half: true },
  years: { kind: 'text', label: 'pledge.years', half: true },
  condition: { kind: 'longText', label: 'pledge.condition' },
  beneficiary: { kind: 'one', noun: 'party', label: 'pledge.beneficiary', half: true },
  agendaItem: {
    kind: 'one',
    noun: 'agenda_item',
    label: 'pledge.agendaItem',
    half: true,
    where: sameMeeting,
  },
  meeting: { kind: 'hidden' },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<PledgeFields>;

export const bodyForm = {
  name: { kind: 'text', label: 'body.name', help: 'body.name.help', required: true },
  acronym: {
    kind: 'text',
    label: 'body.acronym',
    help: 'body.acronym.help',
    half: true,
    width: 'short',
  },
  unnamedCount: {
    kind: 'number',
    label: 'body.unnamedCount',
    min: 1,
    unit: 'body.unnamedCount.unit',
  },
  mandate: { kind: 'longText', label: 'body.mandate' },
  leads: { kind: 'many', noun: 'party', label: 'body.leads' },
  kind: { kind: 'choice', label: 'body.kind', half: true, words: bodyKinds },
  state: { kind: 'choice', label: 'body.state', half: true, words: bodyStates },
  otherNames: { kind: 'text', label: 'body.otherNames' },
  establishedAt: { kind: 'hidden' },
  establishedBy: {
    kind: 'one',
    noun: 'decision',
    label: 'body.establishedBy',
    where: (decision, fields) => decision.meeting === fields.establishedAt,
  },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<BodyFields>;
