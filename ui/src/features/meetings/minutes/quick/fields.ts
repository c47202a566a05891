/** A quick line as the fields of the record it makes, and in words. */
import type { Nouns } from '../../../../bindings/Nouns';
import { formatDate } from '../../../../data/text/dates';
import { formatAmount } from '../../../../data/text/money';
import { t } from '../../../../data/text/text';
import { kinds, type NameSource } from '../../outcomes/kinds';
import type { Kind, Reading } from './parseLine';
import type { Mentionable } from './mentions';

const idOf = (who: Mentionable[], noun: Mentionable['noun']) =>
  who.find((one) => one.noun === noun)?.id ?? null;
const idsOf = (who: Mentionable[], noun: Mentionable['noun']) =>
  who.filter((one) => one.noun === noun).map((one) => one.id);

const fieldBuilders: { [K in Kind]: (reading: Reading) => Partial<Nouns[K]> } = {
  decision: ({ text }) => ({ text }),
  action: ({ text, who, due }) => ({
    text,
    ownerParty: idOf(who, 'party'),
    ownerBody: idOf(who, 'body'),
    ownerPerson: idOf(who, 'person'),
    dueOn: due,
  }),
  pledge: ({ text, who, unnamed, amount, asStated }) => ({
    title: text || t('pledge.title.money'),
    pledgers: idsOf(who, 'party'),
    pledgersUnnamed: unnamed,
    body: idOf(who, 'body'),
    amount,
    asStated,
  }),
  statement: ({ text, who, verbatim }) => ({
    text,
    speakerPerson: idOf(who, 'person'),
    speakerParty: idOf(who, 'party'),
    form: verbatim ? 'verbatim' : 'summarised',
  }),
};

/** All fields of the new record, under this item of the meeting. */
export function toOutcomeFields<K extends Kind>(
  kind: K,
  reading: Reading,
  page: NameSource,
  item: string,
): Nouns[K] {
  const { blank, begin } = kinds[kind];
  return structuredClone({ ...blank, ...begin(page, item), ...fieldBuilders[kind](reading) });
}

/** What will be recorded: `Action`, `Owner: Estonia`, `Due 3 May 2024`. */
export function describeReading(reading: Reading): string[] {
  const { kind, who, unnamed } = reading;
  if (kind === null) return [];
  const names = who.filter((one) => kind !== 'pledge' || one.noun !== 'body');
  const all = [...names.map((one) => one.name), ...(unnamed === null ? [] : [`“${unnamed}”`])];
  const description = all.join(', ');
  const one = t(`${kind}.one`);
  if (kind === 'action')
    return [
      one,
      description ? t('quick.owner', { name: description }) : t('action.noOwner'),
      reading.due ? t('quick.due', { date: formatDate(reading.due) }) : t('quick.noDue'),
    ];
  if (kind === 'statement')
    return [one, description, t(reading.verbatim ? 'quick.verbatim' : 'quick.summarised')].filter(
      Boolean,
    );
  if (kind === 'decision') return [one, t('decision.state.adopted')];
  const team = who.find((one) => one.noun === 'body')?.name ?? '';
  const alone = ['quantityOnly', 'notStated'].includes(reading.amount.precision);
  const figure = reading.amount.minor !== null || alone;
  const amount = formatAmount(reading.amount);
  const words = figure ? amount : t('pledge.amountWords', { amount });
  return [one, description, words, team && t('quick.body', { name: team })].filter(Boolean);
}
