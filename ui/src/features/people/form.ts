import type { PersonFields } from '../../bindings/PersonFields';
import type { PersonState } from '../../bindings/PersonState';
import type { PostFields } from '../../bindings/PostFields';
import type { FormSpec } from '../../data/drafts/form';
import type { Key } from '../../data/text/text';

export const states: Record<PersonState, Key> = {
  active: 'person.state.active',
  former: 'person.state.former',
};

export const form = {
  givenName: { kind: 'text', label: 'person.givenName', half: true },
  familyName: { kind: 'text', label: 'person.familyName', half: true, required: true },
  party: { kind: 'one', noun: 'party', label: 'person.party', help: 'person.party.help' },
  honorific: {
    kind: 'text',
    label: 'person.honorific',
    half: true,
    placeholder: 'person.honorific.example',
  },
  state: { kind: 'choice', label: 'person.state', half: true, words: states },
  variants: { kind: 'words', label: 'person.variants', help: 'person.variants.help' },
  email: { kind: 'text', label: 'person.email', half: true },
  phone: { kind: 'text', label: 'person.phone', half: true },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<PersonFields>;

export const blank: PersonFields = {
  givenName: null,
  familyName: '',
  variants: [],
  honorific: null,
  party: null,
  email: null,
  phone: null,
  state: 'active',
  sources: [],
};

export const postForm = {
  person: { kind: 'hidden' },
  title: { kind: 'text', label: 'post.title', required: true },
  fromOn: { kind: 'date', label: 'post.fromOn', half: true },
  toOn: { kind: 'date', label: 'post.toOn', half: true },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<PostFields>;

export const blankPost = (person: string): PostFields => ({
  person,
  title: '',
  fromOn: null,
  toOn: null,
  sources: [],
});
