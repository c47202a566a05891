/** What the lines of a pasted list become: which records each adds, or why it adds none. */
import type { AgendaItemFields } from '../../bindings/AgendaItemFields';
import type { Capacity } from '../../bindings/Capacity';
import type { DelegationFields } from '../../bindings/DelegationFields';
import type { Nouns } from '../../bindings/Nouns';
import type { PartyFields } from '../../bindings/PartyFields';
import type { PartyKind } from '../../bindings/PartyKind';
import type { RoleKind } from '../../bindings/RoleKind';
import { codes } from '../../data/codes.svelte';
import { newId } from '../../data/ids';
import { otherCountryNames } from '../../data/text/country';
import { newPerson } from '../../shared/pickers/create.svelte';
import { matchesName, lookup, type Listed } from '../../data/lookup/lookup.svelte';
import type { Noun, Rec } from '../../data/records.svelte';
import { foldText, formatList, t } from '../../data/text/text';
import { splitCells, splitLines } from '../../data/text/pastedLines';

/** A new record, as the core takes it. */
export type PastedRecord = { [N in Noun]: { noun: N; id: string; fields: Nouns[N] } }[Noun];

export interface PastedLine {
  /** As it was pasted. */
  text: string;
  /** What it becomes, or why it is left out. */
  words: string;
  /** None where it is left out. */
  adds: PastedRecord[];
}

type Reader = (cells: string[]) => Omit<PastedLine, 'text'>;

/** Reads line by line. What a list says twice is added once. */
function parseLines(text: string, reader: Reader): PastedLine[] {
  const seen = new Set<string>();
  return splitLines(text).map((line) => {
    const cells = splitCells(line);
    const key = foldText(cells[0] ?? '');
    if (seen.has(key)) return { text: line, words: t('pasted.twice'), adds: [] };
    seen.add(key);
    return { text: line, ...reader(cells) };
  });
}

const findByName = (noun: Listed, name: string) =>
  lookup.options(noun).filter((option) => matchesName(option, name));

/** A party that is no record yet: a country of that name, or else of the kind that was chosen. */
function newParty(name: string, kind: PartyKind): PartyFields {
  const called = (one: string) => foldText(one) === foldText(name);
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
        otherNames: otherCountryNames(country),
      }
    : { ...blank, kind, name, isoCode: null, otherNames: {} };
}

const party = (fields: PartyFields): PastedRecord => ({ noun: 'party', id: newId(), fields });
const unused = (rest: string[]) =>
  rest.length > 0 ? ` ${t('pasted.unused', { words: formatList(rest) })}` : '';
const several = (found: { label: string }[]) =>
  t('pasted.several', { names: formatList(found.map(({ label }) => label)) });

export interface MembersContext {
  /** Of parties that are no country. */
  kind: PartyKind;
  /** The role that each gets; none where only the party is added. */
  role: RoleKind | null;
  fromOn: string | null;
}

/** Parties, each with the role that was chosen. */
export function parseMembers(
  text: string,
  { kind, role, fromOn }: MembersContext,
  roles: Rec<'role'>[],
): PastedLine[] {
  const roleOf = (party: string): PastedRecord[] =>
    role === null
      ? []
      : [
          {
            noun: 'role',
            id: newId(),
            fields: { party, role, fromOn, toOn: null, basis: null, sources: [] },
          },
        ];
  return parseLines(text, ([name = '', ...rest]) => {
    const found = findByName('party', name);
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
export function parsePeople(text: string): PastedLine[] {
  return parseLines(text, ([name = '', ...cells]) => {
    const parties = cells.map((cell) => ({ cell, found: findByName('party', cell) }));
    const own = parties.find(({ found }) => found.length === 1);
    const rest = cells.filter((cell) => cell !== own?.cell);
    if (findByName('person', name).length > 0)
      return { words: t('pasted.person.known', { name }), adds: [] };
    const of = own?.found[0];
    const words = of
      ? t('pasted.person.of', { name, party: of.label })
      : t('pasted.person.new', { name });
    const fields = newPerson(name, of?.id ?? null);
    return { words: words + unused(rest), adds: [{ noun: 'person', id: newId(), fields }] };
  });
}

export interface DelegationsContext {
  meeting: string;
  /** Of parties that are no country. */
  kind: PartyKind;
  /** Who sits there already. */
  present: Set<string>;
  capacity: (party: PartyFields & { id: string }) => Capacity;
  presence: DelegationFields['presence'];
  /** The group without names that they were counted in. */
  unnamedGroup: string | null;
  sources: string[];
}

/** Delegations to a meeting; a party that is no record yet becomes one. */
export function parseDelegations(text: string, asked: DelegationsContext): PastedLine[] {
  const { meeting, presence, unnamedGroup, sources } = asked;
  const toDelegation = (id: string, capacity: Capacity): PastedRecord => ({
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
  return parseLines(text, ([name = '', ...rest]) => {
    const found = findByName('party', name);
    const [known] = found;
    if (found.length > 1) return { words: several(found), adds: [] };
    if (known && asked.present.has(known.id))
      return { words: t('pasted.delegation.here', { name: known.label }), adds: [] };
    const record = lookup.records('party').find(({ id }) => id === known?.id);
    if (known && record) {
      const adds = [toDelegation(known.id, asked.capacity(record))];
      return { words: t('pasted.delegation.known', { name: known.label }) + unused(rest), adds };
    }
    const one = party(newParty(name, asked.kind));
    const fields = one.fields as PartyFields;
    const capacity = asked.capacity({ ...fields, id: one.id });
    const words = t('pasted.delegation.new', { name: fields.name }) + unused(rest);
    return { words, adds: [one, toDelegation(one.id, capacity)] };
  });
}

/** Items of an agenda, from a number on. */
export function parseItems(
  text: string,
  blank: AgendaItemFields,
  next: number,
  known: string[],
): PastedLine[] {
  let number = next;
  return parseLines(text, (cells) => {
    const title = cells.join(' ');
    if (known.some((one) => foldText(one) === foldText(title)))
      return { words: t('pasted.item.known'), adds: [] };
    const fields = { ...blank, title, number };
    const words = t('pasted.item.new', { number, title });
    number += 1;
    return { words, adds: [{ noun: 'agenda_item', id: newId(), fields }] };
  });
}
