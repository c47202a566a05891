/** How a record is called where another one points to it, and by which words it is found. */
import type { Nouns } from '../../bindings/Nouns';
import type { PledgeRow } from '../../bindings/PledgeRow';
import { formatDate } from '../text/dates';
import { formatMeetingTitle } from '../wording/meetingTitle';
import { describeTranche } from '../wording/pledgeParts';
import type { Rec } from '../records.svelte';
import { t } from '../text/text';
import { countryNames } from '../text/countryNames';

/** The nouns that a field may point to. */
export type Pickable =
  | 'party'
  | 'person'
  | 'source'
  | 'body'
  | 'meeting'
  | 'agenda_item'
  | 'decision'
  | 'instrument'
  | 'signature'
  | 'pledge'
  | 'tranche'
  | 'rate_set';

export interface Label {
  label: string;
  /** Distinguishes two records of the same name. */
  hint: string;
  /** Other words it is found by. */
  also: string[];
}

/** Looks up how another record is called. */
export type NameOf = (noun: Pickable, id: string | null) => string;

export type PickableRecord<N extends Pickable> = N extends 'pledge' ? PledgeRow : Rec<N>;

export const labels: { [N in Pickable]: (record: PickableRecord<N>, nameOf: NameOf) => Label } = {
  party: (party) => ({
    label: party.name,
    hint: party.shortName ?? '',
    also: words(
      party.shortName,
      party.officialName,
      party.isoCode,
      party.euCode,
      ...Object.values(party.otherNames),
      ...countryNames(party.isoCode),
    ),
  }),
  person: (person, nameOf) => ({
    label: personName(person),
    hint: nameOf('party', person.party),
    also: person.variants,
  }),
  source: (source) => ({
    label: `${source.publisher}: ${source.title}`,
    hint: words(
      source.publishedOn && formatDate(source.publishedOn),
      source.certainty === 'inferred' ? t('certainty.inferred') : null,
    ).join(', '),
    also: words(source.address, source.relaying),
  }),
  body: (body) => ({ label: body.name, hint: '', also: words(body.otherNames) }),
  meeting: (meeting, nameOf) => ({
    label: formatMeetingTitle(meeting),
    hint: words(
      nameOf('body', meeting.body),
      meeting.startsOn && formatDate(meeting.startsOn),
    ).join(', '),
    also: words(meeting.city, meeting.symbol, meeting.ordinal?.toString() ?? null),
  }),
  agenda_item: (item) => ({ label: `${item.number}. ${item.title}`, hint: '', also: [] }),
  decision: (decision) => ({ label: `${decision.number} ${decision.text}`, hint: '', also: [] }),
  instrument: (instrument) => ({ label: instrument.title, hint: '', also: [] }),
  signature: (signature, nameOf) => ({
    label: nameOf('instrument', signature.instrument),
    hint: nameOf('party', signature.party),
    also: [],
  }),
  pledge: (pledge, nameOf) => ({
    label: pledge.title,
    hint: pledge.pledgers.map((id) => nameOf('party', id)).join(', '),
    also: words(pledge.pledgersUnnamed),
  }),
  rate_set: (set) => ({ label: set.name, hint: set.provider, also: [] }),
  tranche: (tranche) => ({ label: describeTranche(tranche), hint: '', also: words(tranche.note) }),
};

/** `Tuuli Duneton`. */
export function personName(person: Pick<Nouns['person'], 'givenName' | 'familyName'>): string {
  return words(person.givenName, person.familyName).join(' ');
}

function words(...texts: (string | null)[]): string[] {
  return texts.filter((text): text is string => text !== null && text !== '');
}
