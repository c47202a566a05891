/** What a meeting can bring forth: how each kind begins, how it is asked for, and how it reads as a mark. */
import { blank as blankAction } from '../../actions/form';
import { ownerName } from '../../../data/wording/actionOwners';
import type { Nouns } from '../../../bindings/Nouns';
import { formatDate } from '../../../data/text/dates';
import type { FormSpec } from '../../../data/drafts/form';
import { formatAmount } from '../../../data/text/money';
import { blank as blankPledge } from '../../pledges/form';
import type { Rec } from '../../../data/records.svelte';
import { blank as blankBody } from '../../bodies/form';
import { language, formatList, t, tn, type CountKey, type Key } from '../../../data/text/text';
import type { OpenMeeting } from '../openMeeting.svelte';
import * as forms from '../../../data/drafts/outcomeForms';

export type Outcome = 'decision' | 'action' | 'statement' | 'pledge' | 'body';

/** An outcome as a mark beside the minutes. */
export interface OutcomeSummary {
  /** Stands for it where several kinds stand together: a decision's number, or a letter. */
  code: string;
  /** Its number, when its kind is numbered. */
  number?: string;
  kind: string;
  text: string;
  /** What stands below, in small print. */
  rest: string[];
  style: 'decision' | 'pledge' | 'quote' | 'plain';
}

/** What marks are made from: the names of other records. */
export type NameSource = Pick<OpenMeeting, 'party' | 'person' | 'body' | 'record'>;

interface Kind<N extends Outcome> {
  form: FormSpec<Nouns[N]>;
  /** One of which nothing is known. */
  blank: Nouns[N];
  /** What is known when one begins: its meeting, and the item when it is added under one. */
  begin: (page: NameSource, item: string | null) => Partial<Nouns[N]>;
  mark: (fields: Nouns[N], page: NameSource) => OutcomeSummary;
  newOne: Key;
  add: Key;
  count?: CountKey;
}

export const kinds: { [N in Outcome]: Kind<N> } = {
  decision: {
    form: forms.decisionForm,
    blank: {
      meeting: '',
      agendaItem: null,
      number: '',
      text: '',
      state: 'adopted',
      silenceUntil: null,
      supersededBy: null,
      sources: [],
    },
    begin: ofMeeting,
    mark: (decision) => ({
      code: decision.number || t('decision.letter'),
      number: decision.number,
      kind: t('decision.one'),
      text: decision.text,
      rest: [
        t(forms.decisionStates[decision.state]),
        decision.silenceUntil ?? '',
        sources(decision),
      ],
      style: 'decision',
    }),
    newOne: 'decision.new',
    add: 'decision.add',
    count: 'decision.count',
  },
  action: {
    form: forms.actionForm,
    blank: blankAction,
    begin: ofMeeting,
    mark: (action) => ({
      code: t('action.letter'),
      number: action.number,
      kind: action.number ? t('action.numbered', { number: action.number }) : t('action.one'),
      text: action.text,
      rest: [
        ownerName(action) || t('action.noOwner'),
        action.dueOn ? t('action.due', { date: formatDate(action.dueOn) }) : '',
        t(forms.actionStates[action.state]),
      ],
      style: 'plain',
    }),
    newOne: 'action.new',
    add: 'action.add',
    count: 'action.count',
  },
  pledge: {
    form: forms.pledgeForm,
    blank: blankPledge,
    begin: (page, item) => ({
      ...ofMeeting(page, item),
      announcedOn: page.record.meeting.startsOn,
    }),
    mark: (pledge, page) => ({
      code: t('pledge.letter'),
      kind: t('pledge.one'),
      text: [pledgers(pledge, page), pledge.title].filter(Boolean).join(': '),
      rest: [amount(pledge), otherDate(pledge, page), sources(pledge)],
      style: 'pledge',
    }),
    newOne: 'pledge.new',
    add: 'pledge.add',
    count: 'pledge.count',
  },
  statement: {
    form: forms.statementForm,
    blank: {
      meeting: '',
      agendaItem: null,
      speakerPerson: null,
      speakerParty: null,
      speakerTitle: null,
      text: '',
      form: 'verbatim',
      sources: [],
    },
    begin: ofMeeting,
    mark: (statement, page) => ({
      code: t('statement.letter'),
      kind: t('statement.one'),
      text:
        statement.form === 'verbatim' && statement.text !== ''
          ? t('statement.quoted', { text: statement.text })
          : statement.text,
      rest: [speaker(statement, page) || t('statement.noSpeaker')],
      style: 'quote',
    }),
    newOne: 'statement.new',
    add: 'statement.add',
    count: 'statement.count',
  },
  body: {
    form: forms.bodyForm,
    blank: blankBody,
    begin: (page) => ({
      establishedAt: page.record.meeting.id,
      establishedBy: onlyOne(page.record.decisions),
    }),
    mark: (body, page) => ({
      code: t('body.letter'),
      kind: t(forms.bodyKinds[body.kind]),
      text: body.name,
      rest: [
        body.kind === 'expertTeam' ? '' : t(forms.bodyKinds[body.kind]),
        body.unnamedCount === null ? '' : tn('body.unnamed', body.unnamedCount),
        body.leads.length > 0
          ? t('body.ledBy', { names: formatList(body.leads.map(page.party)) })
          : '',
        establishedBy(body, page),
        sources(body),
      ],
      style: 'plain',
    }),
    newOne: 'body.new',
    add: 'body.add',
  },
};

function ofMeeting(
  page: NameSource,
  item: string | null,
): { meeting: string; agendaItem: string | null } {
  return { meeting: page.record.meeting.id, agendaItem: item };
}

/** `Estonia and Luxembourg; several countries`. */
function pledgers(pledge: Nouns['pledge'], page: NameSource): string {
  const named = pledge.pledgers.length > 0 ? formatList(pledge.pledgers.map(page.party)) : '';
  const all = [named, pledge.pledgersUnnamed].filter(Boolean).join('; ');
  return all.charAt(0).toLocaleUpperCase(language) + all.slice(1);
}

/** `EUR 500 000`, `no amount stated`, or `amount not yet quantified`: never bare, never a zero. */
function amount(pledge: Nouns['pledge']): string {
  const { minor } = pledge.amount;
  const words = formatAmount(pledge.amount);
  const alone = [t('amount.quantityOnly'), t('amount.notStated')];
  const whole = minor !== null || alone.includes(words);
  return whole ? words : t('pledge.amountWords', { amount: words });
}

/** The day it was announced, when that was not the day of the meeting. */
function otherDate(pledge: Nouns['pledge'], page: NameSource): string {
  const { announcedOn } = pledge;
  if (announcedOn === null || announcedOn === page.record.meeting.startsOn) return '';
  return t('pledge.on', { date: formatDate(announcedOn) });
}

function speaker(statement: Nouns['statement'], page: NameSource): string {
  const { speakerPerson, speakerTitle, speakerParty } = statement;
  return [page.person(speakerPerson), speakerTitle, page.party(speakerParty)]
    .filter(Boolean)
    .join(', ');
}

function establishedBy(body: Nouns['body'], page: NameSource): string {
  const decision = page.record.decisions.find((one) => one.id === body.establishedBy);
  return decision ? t('body.establishedByLine', { number: decision.number }) : '';
}

const sources = ({ sources }: { sources: string[] }) =>
  sources.length > 0 ? tn('source.count', sources.length) : t('source.none');

const onlyOne = (decisions: Rec<'decision'>[]) =>
  decisions.length === 1 ? (decisions[0]?.id ?? null) : null;
