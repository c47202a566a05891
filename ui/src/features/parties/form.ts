import type { PartyFields } from '../../bindings/PartyFields';
import type { PartyKind } from '../../bindings/PartyKind';
import type { RoleFields } from '../../bindings/RoleFields';
import type { RoleKind } from '../../bindings/RoleKind';
import type { SignatureFields } from '../../bindings/SignatureFields';
import type { SignatureState } from '../../bindings/SignatureState';
import { codes } from '../../data/codes.svelte';
import type { FormSpec } from '../../data/drafts/form';
import type { Key } from '../../data/text/text';
import { applyCountry } from '../../data/text/country';

export const kinds: Record<PartyKind, Key> = {
  state: 'party.kind.state',
  organisation: 'party.kind.organisation',
  other: 'party.kind.other',
};

export const roleKinds: Record<RoleKind, Key> = {
  lead: 'role.kind.lead',
  member: 'role.kind.member',
  acceding: 'role.kind.acceding',
  beneficiary: 'role.kind.beneficiary',
  observer: 'role.kind.observer',
  partnerOrganisation: 'role.kind.partnerOrganisation',
};

export const signatureStates: Record<SignatureState, Key> = {
  signed: 'signature.state.signed',
  announced: 'signature.state.announced',
  withdrawn: 'signature.state.withdrawn',
};

const country = (code: string | null) => codes.countries.find((one) => one.code === code) ?? null;

/** The country comes first, since it fills in the rest. */
export const form = {
  isoCode: {
    kind: 'country',
    label: 'party.isoCode',
    half: true,
    when: (party) => party.kind === 'state',
    fills: (code, before) => applyCountry(before, country(code), country(before.isoCode)),
  },
  kind: {
    kind: 'choice',
    label: 'party.kind',
    half: true,
    words: kinds,
    fills: (kind) => (kind === 'state' ? {} : { isoCode: null }),
  },
  name: { kind: 'text', label: 'party.name', help: 'party.name.help', required: true },
  officialName: { kind: 'text', label: 'party.officialName' },
  shortName: { kind: 'text', label: 'party.shortName', half: true },
  euCode: {
    kind: 'text',
    label: 'party.euCode',
    placeholder: 'party.euCode.example',
    half: true,
    when: (party) => party.kind === 'state',
  },
  defaultCurrency: { kind: 'currency', label: 'party.defaultCurrency', half: true },
  otherNames: { kind: 'names', label: 'party.otherNames' },
} satisfies FormSpec<PartyFields>;

export const blank: PartyFields = {
  kind: 'state',
  name: '',
  shortName: null,
  officialName: null,
  isoCode: null,
  euCode: null,
  otherNames: {},
  defaultCurrency: null,
};

export const roleForm = {
  party: { kind: 'hidden' },
  role: { kind: 'choice', label: 'role.kind', half: true, words: roleKinds },
  basis: {
    kind: 'one',
    noun: 'signature',
    label: 'role.basis',
    help: 'role.basis.help',
    where: (signature, fields) => signature.party === fields.party,
  },
  fromOn: { kind: 'date', label: 'role.fromOn', half: true },
  toOn: { kind: 'date', label: 'role.toOn', half: true },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<RoleFields>;

export const blankRole = (party: string): RoleFields => ({
  party,
  role: 'member',
  fromOn: null,
  toOn: null,
  basis: null,
  sources: [],
});

export const signatureForm = {
  party: { kind: 'hidden' },
  instrument: { kind: 'one', noun: 'instrument', label: 'signature.instrument', required: true },
  state: { kind: 'choice', label: 'signature.state', half: true, words: signatureStates },
  signedOn: { kind: 'date', label: 'signature.signedOn', half: true },
  announcedOn: {
    kind: 'date',
    label: 'signature.announcedOn',
    help: 'signature.announcedOn.help',
    half: true,
  },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<SignatureFields>;

export const blankSignature = (party: string): SignatureFields => ({
  instrument: '',
  party,
  signedOn: null,
  announcedOn: null,
  state: 'signed',
  sources: [],
});
