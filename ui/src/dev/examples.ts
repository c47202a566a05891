/** A few records to look at; facts as published. */
import type { Nouns } from '../bindings/Nouns';

type Example = { [N in keyof Nouns]: [noun: N, id: string | null, fields: Nouns[N]] }[keyof Nouns];

const party = (
  id: string,
  kind: 'state' | 'organisation',
  name: string,
  isoCode: string | null,
): Example => [
  'party',
  id,
  {
    kind,
    name,
    shortName: null,
    officialName: null,
    isoCode,
    euCode: null,
    otherNames: {},
    defaultCurrency: null,
  },
];
const person = (
  id: string,
  givenName: string,
  familyName: string,
  of: string | null,
  variants: string[] = [],
): Example => [
  'person',
  id,
  {
    givenName,
    familyName,
    variants,
    honorific: null,
    party: of,
    email: null,
    phone: null,
    state: 'active',
    sources: [],
  },
];

export function examples(many: number): Example[] {
  return [
    party('p-ee', 'state', 'Estonia', 'EE'),
    party('p-lu', 'state', 'Luxembourg', 'LU'),
    party('p-ua', 'state', 'Ukraine', 'UA'),
    party('p-eu', 'organisation', 'European Union', null),
    person('n-1', 'Tuuli', 'Duneton', 'p-ee'),
    person('n-2', 'Yuriko', 'Backes', 'p-lu', ['Juriko Backes']),
    person('n-3', 'Kateryna', 'Chernohorenko', 'p-ua', ['Chernogorenko', 'Chornohorenko']),
    [
      'post',
      'o-1',
      {
        person: 'n-1',
        title: 'Deputy Defence Minister for Policy Planning',
        fromOn: null,
        toOn: null,
        sources: ['s-1'],
      },
    ],
    [
      'source',
      's-1',
      {
        publisher: 'European Pravda',
        title:
          'Ukraine Defence Contact Group: Estonia and Luxembourg announce new contributions to IT Coalition',
        publishedOn: '2024-04-08',
        address: null,
        relaying: 'Ukraine’s Ministry of Defence',
        quote: null,
        certainty: 'stated',
      },
    ],
    ...Array.from({ length: many }, (_, i) => person(`x-${i}`, 'Example', `Person ${i}`, 'p-ee')),
  ];
}
