/** What a picker can make on the spot from the words typed into it. */
import type { BodyKind } from '../bindings/BodyKind';
import { codes } from '../codes.svelte';
import { newId } from '../ids';
import { namesBeside } from '../parties/country';
import { blank as blankInstrument, kinds as instrumentKinds } from '../parties/instruments';
import { save } from '../records.svelte';
import type { PersonFields } from '../bindings/PersonFields';
import type { SourceFields } from '../bindings/SourceFields';
import { folded, t, type Key } from '../text';
import type { Offer } from './Combo.svelte';
import { lookup } from './lookup.svelte';
import type { Pickable } from './labels';

/** A source needs more than a name: it is asked for in a dialog, which the frame draws. */
class Asked {
  source = $state.raw<{ fields: SourceFields; done: (id: string | null) => void } | null>(null);
}
export const asked = new Asked();

export function offersFor(noun: Pickable): ((typed: string) => Offer[]) | undefined {
  if (noun === 'party') return parties;
  if (noun === 'person')
    return (typed) => [{ label: create(typed), make: () => makePerson(typed) }];
  if (noun === 'source')
    return (typed) => [{ label: create(typed), make: () => makeSource(typed) }];
  if (noun === 'body') return bodies;
  if (noun === 'instrument') return instruments;
  return undefined;
}

const create = (name: string) => t('picker.create', { name });

/** Countries that are no party yet, then the words as typed. */
function parties(typed: string): Offer[] {
  const wanted = folded(typed);
  const known = new Set(lookup.records('party').map((party) => party.isoCode));
  const states = codes.countries
    .filter((country) => !known.has(country.code))
    .filter((country) =>
      Object.values(country.names).some((name) => folded(name).startsWith(wanted)),
    )
    .slice(0, 5)
    .map((country) => ({
      label: t('picker.addState', { name: country.name }),
      make: () =>
        makeParty({
          kind: 'state',
          name: country.name,
          isoCode: country.code,
          otherNames: namesBeside(country),
        }),
    }));
  if (lookup.records('party').some((party) => folded(party.name) === wanted)) return states;
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
function bodies(typed: string): Offer[] {
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

/** Its kind is a fact that no name tells for sure: it is asked for. */
function instruments(typed: string): Offer[] {
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
    asked.source = {
      fields,
      done: (id) => {
        asked.source = null;
        resolve(id);
      },
    };
  });
}
