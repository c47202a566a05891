/** What the lines of a pasted list become: which records each adds, or why it adds none. */
import type { AgendaItemFields } from '../bindings/AgendaItemFields';
import type { Capacity } from '../bindings/Capacity';
import type { DelegationFields } from '../bindings/DelegationFields';
import type { Nouns } from '../bindings/Nouns';
import type { PartyFields } from '../bindings/PartyFields';
import type { PartyKind } from '../bindings/PartyKind';
import type { RoleKind } from '../bindings/RoleKind';
import { codes } from '../codes.svelte';
import { newId } from '../ids';
import { namesBeside } from '../parties/country';
import { newPerson } from '../pickers/create.svelte';
import { isCalled, lookup, type Listed } from '../pickers/lookup.svelte';
import type { Noun, Rec } from '../records.svelte';
import { folded, list, t } from '../text';
import { cellsOf, linesOf } from './lines';

/** A new record, as the core takes it. */
export type Added = { [N in Noun]: { noun: N; id: string; fields: Nouns[N] } }[Noun];

export interface PastedLine {
  /** As it was pasted. */
  text: string;
  /** What it becomes, or why it is left out. */
  words: string;
  /** None where it is left out. */
  adds: Added[];
}

type Reader = (cells: string[]) => Omit<PastedLine, 'text'>;

/** Reads line by line. What a list says twice is added once. */
function read(text: string, reader: Reader): PastedLine[] {
  const seen = new Set<string>();
  return linesOf(text).map((line) => {
    const cells = cellsOf(line);
    const key = folded(cells[0] ?? '');
    if (seen.has(key)) return { text: line, words: t('pasted.twice'), adds: [] };
    seen.add(key);
    return { text: line, ...reader(cells) };
  });
}

const calledSo = (noun: Listed, name: string) =>
  lookup.options(noun).filter((option) => isCalled(option, name));

/** A party that is no record yet: a country of that name, or else of the kind that was chosen. */
function newParty(name: string, kind: PartyKind): PartyFields {
  const called = (one: string) => folded(one) === folded(name);
  const country = codes.countries.find(
    ({ code, names }) => called(code) || Object.values(names).some(called),
  );
  const blank = { shortName: null, officialName: null, euCode: null, defaultCurrency: null };
  return country
    ? {
        ...blank,
        kind: 'state',
        name: country.name,
        isoCode: country.code,
        otherNames: namesBeside(country),
      }
    : { ...blank, kind, name, isoCode: null, otherNames: {} };
}

const party = (fields: PartyFields): Added => ({ noun: 'party', id: newId(), fields });
const unused = (rest: string[]) =>
  rest.length > 0 ? ` ${t('pasted.unused', { words: list(rest) })}` : '';
const several = (found: { label: string }[]) =>
  t('pasted.several', { names: list(found.map(({ label }) => label)) });

export interface MembersAsked {
  /** Of parties that are no country. */
  kind: PartyKind;
  /** The role that each gets; none where only the party is added. */
  role: RoleKind | null;
  fromOn: string | null;
}

/** Parties, each with the role that was chosen. */
export function readMembers(
  text: string,
  { kind, role, fromOn }: MembersAsked,
  roles: Rec<'role'>[],
): PastedLine[] {
  const roleOf = (party: string): Added[] =>
    role === null
      ? []
      : [
          {
            noun: 'role',
            id: newId(),
            fields: { party, role, fromOn, toOn: null, basis: null, sources: [] },
          },
        ];
  return read(text, ([name = '', ...rest]) => {
    const found = calledSo('party', name);
    const [known] = found;
    if (found.length > 1) return { words: several(found), adds: [] };
    if (known) {
      const held = roles.some((one) => one.party === known.id && one.role === role);
      const adds = held ? [] : roleOf(known.id);
      const key = adds.length > 0 ? 'pasted.party.role' : 'pasted.party.known';
      return { words: t(key, { name: known.label }) + unused(rest), adds };
    }
    const one = party(newParty(name, kind));
    const words = t(`pasted.party.${(one.fields as PartyFields).kind}`, {
      name: (one.fields as PartyFields).name,
    });
    return { words: words + unused(rest), adds: [one, ...roleOf(one.id)] };
  });
}

/** People; a cell that names a party says for whom they stand. */
export function readPeople(text: string): PastedLine[] {
  return read(text, ([name = '', ...cells]) => {
    const parties = cells.map((cell) => ({ cell, found: calledSo('party', cell) }));
    const own = parties.find(({ found }) => found.length === 1);
    const rest = cells.filter((cell) => cell !== own?.cell);
    if (calledSo('person', name).length > 0)
      return { words: t('pasted.person.known', { name }), adds: [] };
    const of = own?.found[0];
    const words = of
      ? t('pasted.person.of', { name, party: of.label })
      : t('pasted.person.new', { name });
    const fields = newPerson(name, of?.id ?? null);
    return { words: words + unused(rest), adds: [{ noun: 'person', id: newId(), fields }] };
  });
}

export interface DelegationsAsked {
  meeting: string;
  /** Of parties that are no country. */
  kind: PartyKind;
  /** Who sits there already. */
  here: Set<string>;
  capacity: (party: PartyFields & { id: string }) => Capacity;
  presence: DelegationFields['presence'];
  /** The group without names that they were counted in. */
  unnamedGroup: string | null;
  sources: string[];
}

/** Delegations to a meeting; a party that is no record yet becomes one. */
export function readDelegations(text: string, asked: DelegationsAsked): PastedLine[] {
  const { meeting, presence, unnamedGroup, sources } = asked;
  const sits = (id: string, capacity: Capacity): Added => ({
    noun: 'delegation',
    id: newId(),
    fields: {
      meeting,
      party: id,
      capacity,
      presence,
      headcount: null,
      unnamedGroup,
      sources,
    },
  });
  return read(text, ([name = '', ...rest]) => {
    const found = calledSo('party', name);
    const [known] = found;
    if (found.length > 1) return { words: several(found), adds: [] };
    if (known && asked.here.has(known.id))
      return { words: t('pasted.delegation.here', { name: known.label }), adds: [] };
    const record = lookup.records('party').find(({ id }) => id === known?.id);
    if (known && record) {
      const adds = [sits(known.id, asked.capacity(record))];
      return { words: t('pasted.delegation.known', { name: known.label }) + unused(rest), adds };
    }
    const one = party(newParty(name, asked.kind));
    const fields = one.fields as PartyFields;
    const capacity = asked.capacity({ ...fields, id: one.id });
    const words = t('pasted.delegation.new', { name: fields.name }) + unused(rest);
    return { words, adds: [one, sits(one.id, capacity)] };
  });
}

/** Items of an agenda, from a number on. */
export function readItems(
  text: string,
  blank: AgendaItemFields,
  next: number,
  known: string[],
): PastedLine[] {
  let number = next;
  return read(text, (cells) => {
    const title = cells.join(' ');
    if (known.some((one) => folded(one) === folded(title)))
      return { words: t('pasted.item.known'), adds: [] };
    const fields = { ...blank, title, number };
    const words = t('pasted.item.new', { number, title });
    number += 1;
    return { words, adds: [{ noun: 'agenda_item', id: newId(), fields }] };
  });
}
