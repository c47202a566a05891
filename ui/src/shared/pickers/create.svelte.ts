/** What a picker offers to create from the text typed into it. */
import type { BodyKind } from '../../bindings/BodyKind';
import { codes } from '../../data/codes.svelte';
import { newId } from '../../data/ids';
import { otherCountryNames } from '../../data/text/country';
import {
  blank as blankInstrument,
  kinds as instrumentKinds,
} from '../../data/wording/instrumentKinds';
import { save } from '../../data/records.svelte';
import type { PersonFields } from '../../bindings/PersonFields';
import type { SourceFields } from '../../bindings/SourceFields';
import { foldText, t, type Key } from '../../data/text/text';
import type { Offer } from './Combobox.svelte';
import { lookup } from '../../data/lookup/lookup.svelte';
import type { Pickable } from '../../data/lookup/labels';

/** A source needs more than a name: it is asked for in a dialog, which the frame draws. */
class SourceRequests {
  open = $state.raw<{ fields: SourceFields; done: (id: string | null) => void } | null>(null);
}
export const sourceRequests = new SourceRequests();

export function creationOffers(noun: Pickable): ((typed: string) => Offer[]) | undefined {
  if (noun === 'party') return offerParties;
  if (noun === 'person')
    return (typed) => [{ label: create(typed), make: () => makePerson(typed) }];
  if (noun === 'source')
    return (typed) => [{ label: create(typed), make: () => makeSource(typed) }];
  if (noun === 'body') return offerBodies;
  if (noun === 'instrument') return offerInstruments;
  return undefined;
}

const create = (name: string) => t('picker.create', { name });

/** Countries that are no party yet, then the words as typed. */
function offerParties(typed: string): Offer[] {
  const wanted = foldText(typed);
  const known = new Set(lookup.records('party').map((party) => party.isoCode));
  const states = codes.countries
    .filter((country) => !known.has(country.code))
    .filter((country) =>
      Object.values(country.names).some((name) => foldText(name).startsWith(wanted)),
    )
    .slice(0, 5)
    .map((country) => ({
      label: t('picker.addState', { name: country.name }),
      make: () =>
        makeParty({
          kind: 'state',
          name: country.name,
          isoCode: country.code,
          otherNames: otherCountryNames(country),
        }),
    }));
  if (lookup.records('party').some((party) => foldText(party.name) === wanted)) return states;
  return [
    ...states,
    {
      label: t('picker.createOrganisation', { name: typed }),
      make: () => makeParty({ kind: 'organisation', name: typed }),
    },
    {
      label: t('picker.createOther', { name: typed }),
      make: () => makeParty({ kind: 'other', name: typed }),
    },
  ];
}

const bodyKinds: Record<BodyKind, Key> = {
  steeringGroup: 'picker.createBody.steeringGroup',
  expertTeam: 'picker.createBody.expertTeam',
  workingGroup: 'picker.createBody.workingGroup',
  plenary: 'picker.createBody.plenary',
};
function offerBodies(typed: string): Offer[] {
  return (Object.keys(bodyKinds) as BodyKind[]).map((kind) => ({
    label: t(bodyKinds[kind], { name: typed }),
    make: () => makeBody(kind, typed),
  }));
}

async function makeBody(kind: BodyKind, name: string): Promise<string> {
  const stored = await save('body', newId(), 0, {
    kind,
    name,
    acronym: null,
    unnamedCount: null,
    otherNames: null,
    mandate: null,
    leads: [],
    establishedAt: null,
    establishedBy: null,
    state: 'active',
    sources: [],
  });
  return stored.id;
}

/** One offer for each kind: the title does not tell it. */
function offerInstruments(typed: string): Offer[] {
  return (Object.keys(instrumentKinds) as (keyof typeof instrumentKinds)[]).map((kind) => ({
    label: t('picker.createAs', { name: typed, kind: t(instrumentKinds[kind]) }),
    make: async () => {
      const fields = { ...blankInstrument, kind, title: typed };
      return (await save('instrument', newId(), 0, fields)).id;
    },
  }));
}

async function makeParty(given: {
  kind: 'state' | 'organisation' | 'other';
  name: string;
  isoCode?: string;
  otherNames?: { [key in string]: string };
}): Promise<string> {
  const stored = await save('party', newId(), 0, {
    shortName: null,
    officialName: null,
    isoCode: null,
    euCode: null,
    otherNames: {},
    defaultCurrency: null,
    ...given,
  });
  return stored.id;
}

/** The last word is taken as the family name; the person's page is where that is put right. */
export function newPerson(typed: string, party: string | null): PersonFields {
  const words = typed.split(/\s+/);
  const familyName = words.pop() ?? typed;
  return {
    givenName: words.length > 0 ? words.join(' ') : null,
    familyName,
    variants: [],
    honorific: null,
    party,
    email: null,
    phone: null,
    state: 'active',
    sources: [],
  };
}

async function makePerson(typed: string): Promise<string> {
  return (await save('person', newId(), 0, newPerson(typed, null))).id;
}

function makeSource(title: string): Promise<string | null> {
  const fields: SourceFields = {
    publisher: '',
    title,
    publishedOn: null,
    address: null,
    relaying: null,
    quote: null,
    certainty: 'stated',
  };
  return new Promise((resolve) => {
    sourceRequests.open = {
      fields,
      done: (id) => {
        sourceRequests.open = null;
        resolve(id);
      },
    };
  });
}
