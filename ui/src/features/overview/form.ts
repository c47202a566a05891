import type { CoalitionFields } from '../../bindings/CoalitionFields';
import type { CoalitionState } from '../../bindings/CoalitionState';
import type { FormSpec } from '../../data/drafts/form';
import type { Key } from '../../data/text/text';

export const states: Record<CoalitionState, Key> = {
  forming: 'coalition.state.forming',
  active: 'coalition.state.active',
  closed: 'coalition.state.closed',
};

export const form = {
  name: { kind: 'text', label: 'coalition.name', required: true },
  acronym: { kind: 'text', label: 'coalition.acronym', help: 'coalition.acronym.help', half: true },
  state: { kind: 'choice', label: 'coalition.state', half: true, words: states },
  forum: { kind: 'text', label: 'coalition.forum', help: 'coalition.forum.help' },
  purpose: { kind: 'longText', label: 'coalition.purpose' },
  beneficiaries: { kind: 'many', noun: 'party', label: 'coalition.beneficiaries' },
  establishedOn: { kind: 'date', label: 'coalition.establishedOn', half: true },
  baseCurrency: {
    kind: 'currency',
    label: 'coalition.baseCurrency',
    help: 'coalition.baseCurrency.help',
    half: true,
    required: true,
  },
  paperRates: {
    kind: 'one',
    noun: 'rate_set',
    label: 'coalition.paperRates',
    help: 'coalition.paperRates.help',
    part: 'coalition.part.papers',
  },
  symbolPattern: {
    kind: 'text',
    label: 'coalition.symbolPattern',
    help: 'coalition.symbolPattern.help',
  },
  channelsAddUp: {
    kind: 'yesNo',
    label: 'coalition.channelsAddUp',
    help: 'coalition.channelsAddUp.help',
  },
  markings: { kind: 'words', label: 'coalition.markings', help: 'coalition.markings.help' },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<CoalitionFields>;

export const blank: CoalitionFields = {
  name: '',
  acronym: null,
  forum: null,
  purpose: null,
  establishedOn: null,
  baseCurrency: '',
  paperRates: null,
  channelsAddUp: false,
  beneficiaries: [],
  state: 'active',
  symbolPattern: null,
  markings: [],
  sources: [],
};
