import type { MeetingFields } from '../../bindings/MeetingFields';
import type { FormSpec } from '../../data/drafts/form';
import { isCalledOff } from './steps';
import { modes, states } from '../../data/wording/meetings';

export const form = {
  body: { kind: 'one', noun: 'body', label: 'meeting.body', required: true },
  ordinal: {
    kind: 'number',
    label: 'meeting.ordinal',
    half: true,
    min: 1,
    max: 9999,
    help: 'meeting.ordinal.help',
  },
  state: {
    kind: 'choice',
    label: 'meeting.state',
    half: true,
    words: states,
    help: 'meeting.state.help',
    fills: (state) => (isCalledOff(state) ? {} : { stateReason: null }),
  },
  stateReason: {
    kind: 'text',
    label: 'meeting.stateReason',
    help: 'meeting.stateReason.help',
    when: ({ state, stateReason }) => isCalledOff(state) || stateReason !== null,
  },
  title: { kind: 'text', label: 'meeting.title', help: 'meeting.title.help' },
  startsOn: {
    kind: 'date',
    label: 'meeting.startsOn',
    half: true,
    required: true,
    part: 'meeting.part.when',
  },
  startsAt: { kind: 'time', label: 'meeting.startsAt', half: true },
  endsOn: { kind: 'date', label: 'meeting.endsOn', half: true },
  endsAt: { kind: 'time', label: 'meeting.endsAt', half: true },
  zone: { kind: 'zone', label: 'meeting.zone' },
  openedAt: { kind: 'time', label: 'meeting.openedAt', half: true },
  closedAt: { kind: 'time', label: 'meeting.closedAt', half: true },
  city: { kind: 'text', label: 'meeting.city', half: true, part: 'meeting.part.where' },
  country: { kind: 'country', label: 'meeting.country', half: true },
  venue: { kind: 'text', label: 'meeting.venue', half: true },
  mode: { kind: 'choice', label: 'meeting.mode', half: true, words: modes, none: 'field.notKnown' },
  host: { kind: 'one', noun: 'party', label: 'meeting.host', part: 'meeting.part.chair' },
  chairParties: { kind: 'many', noun: 'party', label: 'meeting.chairParties', half: true },
  chairPersons: { kind: 'many', noun: 'person', label: 'meeting.chairPersons', half: true },
  symbol: { kind: 'text', label: 'meeting.symbol', half: true, part: 'meeting.part.papers' },
  language: { kind: 'language', label: 'meeting.language', half: true, required: true },
  marking: { kind: 'text', label: 'meeting.marking', help: 'meeting.marking.help' },
  sources: { kind: 'many', noun: 'source', label: 'field.sources', help: 'meeting.sources.help' },
} satisfies FormSpec<MeetingFields>;

const { body, startsOn: _part, startsAt, ordinal: _help, state, stateReason, ...rest } = form;
const { help: _stateHelp, ...plainState } = state;
/** The same, with what a new meeting is asked for first at the top. */
export const firstForm: FormSpec<MeetingFields> = {
  body,
  startsOn: { kind: 'date', label: 'meeting.startsOn', half: true, required: true },
  startsAt,
  // Without their help: the boxes of one line stand level.
  ordinal: { kind: 'number', label: 'meeting.ordinal', half: true, min: 1, max: 9999 },
  state: plainState,
  stateReason,
  ...rest,
};

export const blank: MeetingFields = {
  body: '',
  ordinal: null,
  title: null,
  startsOn: null,
  startsAt: null,
  endsOn: null,
  endsAt: null,
  openedAt: null,
  closedAt: null,
  zone: null,
  city: null,
  country: null,
  venue: null,
  mode: null,
  host: null,
  chairParties: [],
  chairPersons: [],
  language: 'en',
  marking: null,
  symbol: null,
  state: 'planned',
  stateReason: null,
  sources: [],
};
