import type { BodyFields } from '../../bindings/BodyFields';
import type { BodyMemberFields } from '../../bindings/BodyMemberFields';
import type { FormSpec } from '../../data/drafts/form';
import { bodyForm } from '../../data/drafts/outcomeForms';

const { establishedBy, sources, ...first } = bodyForm;

/** As under a meeting, with the founding meeting itself to be chosen. */
export const form = {
  ...first,
  unnamedCount: { ...first.unnamedCount, help: 'body.unnamedCount.help' },
  establishedAt: {
    kind: 'one',
    noun: 'meeting',
    label: 'body.establishedAt',
    part: 'body.part.founding',
    fills: (meeting, before) => (meeting === before.establishedAt ? {} : { establishedBy: null }),
  },
  establishedBy: { ...establishedBy, when: (body) => body.establishedAt !== null },
  sources,
} satisfies FormSpec<BodyFields>;

export const blank: BodyFields = {
  kind: 'expertTeam',
  name: '',
  acronym: null,
  unnamedCount: null,
  otherNames: null,
  mandate: null,
  leads: [],
  establishedAt: null,
  establishedBy: null,
  state: 'active',
  sources: [],
};

export const memberForm = {
  body: { kind: 'hidden' },
  party: { kind: 'one', noun: 'party', label: 'bodyMember.party', half: true },
  person: { kind: 'one', noun: 'person', label: 'bodyMember.person', half: true },
  function: {
    kind: 'text',
    label: 'bodyMember.function',
    placeholder: 'bodyMember.function.example',
  },
  fromOn: { kind: 'date', label: 'post.fromOn', half: true },
  toOn: { kind: 'date', label: 'post.toOn', half: true },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<BodyMemberFields>;

export const blankMember = (body: string): BodyMemberFields => ({
  body,
  party: null,
  person: null,
  function: null,
  fromOn: null,
  toOn: null,
  sources: [],
});
