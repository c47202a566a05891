import type { Adoption } from '../../../bindings/Adoption';
import type { AgendaItemFields } from '../../../bindings/AgendaItemFields';
import type { ItemKind } from '../../../bindings/ItemKind';
import type { ItemState } from '../../../bindings/ItemState';
import type { FormSpec } from '../../../data/drafts/form';
import type { Key } from '../../../data/text/text';

export const itemStates: Record<ItemState, Key> = {
  planned: 'agendaItem.state.planned',
  taken: 'agendaItem.state.taken',
  deferred: 'agendaItem.state.deferred',
};
export const itemKinds: Record<ItemKind, Key> = {
  information: 'agendaItem.kind.information',
  discussion: 'agendaItem.kind.discussion',
  decision: 'agendaItem.kind.decision',
  adoptionOfAgenda: 'agendaItem.kind.adoptionOfAgenda',
  adoptionOfSummary: 'agendaItem.kind.adoptionOfSummary',
};
export const adoptions: Record<Adoption, Key> = {
  adopted: 'agendaItem.adoption.adopted',
  asAmended: 'agendaItem.adoption.asAmended',
  notAdopted: 'agendaItem.adoption.notAdopted',
};

/** Title and minutes stand on the page itself; the form asks for the rest. */
export const form = {
  meeting: { kind: 'hidden' },
  number: { kind: 'hidden' },
  title: { kind: 'hidden' },
  minutes: { kind: 'hidden' },
  state: { kind: 'choice', label: 'agendaItem.state', half: true, words: itemStates },
  kind: {
    kind: 'choice',
    label: 'agendaItem.kind',
    half: true,
    words: itemKinds,
    none: 'agendaItem.kind.none',
  },
  adoption: {
    kind: 'choice',
    label: 'agendaItem.adoption',
    words: adoptions,
    none: 'agendaItem.adoption.none',
    when: ({ kind }) => kind === 'adoptionOfAgenda' || kind === 'adoptionOfSummary',
  },
  startsAt: { kind: 'time', label: 'agendaItem.startsAt', half: true },
  durationMinutes: {
    kind: 'number',
    label: 'agendaItem.durationMinutes',
    half: true,
    min: 1,
    max: 1440,
    unit: 'unit.minutes',
  },
  presenterParty: { kind: 'one', noun: 'party', label: 'agendaItem.presenterParty', half: true },
  presenterPerson: { kind: 'one', noun: 'person', label: 'agendaItem.presenterPerson', half: true },
  papers: { kind: 'text', label: 'agendaItem.papers', help: 'agendaItem.papers.help' },
  annotation: {
    kind: 'longText',
    label: 'agendaItem.annotation',
    help: 'agendaItem.annotation.help',
  },
  decisionSought: {
    kind: 'longText',
    label: 'agendaItem.decisionSought',
    help: 'agendaItem.decisionSought.help',
  },
  standing: { kind: 'yesNo', label: 'agendaItem.standing', help: 'agendaItem.standing.help' },
  internal: { kind: 'yesNo', label: 'agendaItem.internal' },
  absent: { kind: 'hidden' },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<AgendaItemFields>;

/** The record gives a new item its place, the last one. */
export const blank = (meeting: string): AgendaItemFields => ({
  meeting,
  number: 0,
  title: '',
  kind: null,
  presenterParty: null,
  presenterPerson: null,
  papers: null,
  startsAt: null,
  durationMinutes: null,
  annotation: null,
  decisionSought: null,
  adoption: null,
  minutes: null,
  internal: false,
  standing: false,
  absent: [],
  state: 'planned',
  sources: [],
});
