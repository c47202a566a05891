/**
 * What a quick line says: `a Send the list @Estonia by 3 May`. Nothing is guessed: what is not
 * understood, or could be several things, stays in the words and is named.
 */
import type { Amount } from '../../../../bindings/Amount';
import { unstatedAmount } from '../../../../data/text/money';
import { findAmount, type RejectedAmount } from '../../../../data/text/findAmount';
import type { Key, Values } from '../../../../data/text/text';
import { findDue, type RejectedDue } from './due';
import { findMentions, type ChosenNames, type Mention, type Mentionable } from './mentions';

export type Kind = 'decision' | 'action' | 'pledge' | 'statement';

export const kindByLetter: Record<string, Kind> = {
  d: 'decision',
  a: 'action',
  p: 'pledge',
  q: 'statement',
};

/** Words to be said about the line, and the values they need. */
export interface LineMessage {
  key: Key;
  values: Values;
  /** Where the piece begins that it is about. */
  from?: number;
}

/** A piece of the line that was understood, or was not. */
export interface Piece {
  from: number;
  to: number;
  what: 'kind' | 'name' | 'date' | 'amount' | 'unclear';
}

export interface Reading {
  /** What will be recorded; null while the line does not say. */
  kind: Kind | null;
  /** The words that will be recorded. */
  text: string;
  /** Owner, speaker or pledgers. */
  who: Mentionable[];
  /** Pledgers without names. */
  unnamed: string | null;
  due: string | null;
  amount: Amount;
  asStated: string | null;
  /** The words are the speaker's own. */
  verbatim: boolean;
  pieces: Piece[];
  /** What stays in the words. */
  unclear: LineMessage[];
  /** What must be added before it can be recorded. */
  missing: LineMessage | null;
}

export interface ReadingContext {
  who: Mentionable[];
  chosen: ChosenNames;
  /** The day of the meeting, as stated. */
  day: string | null;
}

type Cut = Pick<Piece, 'from' | 'to'>;

/** The letter at the start of a line and the blank behind it; empty when there is none. */
export const linePrefix = (line: string) => /^\s*[dapq](?:\s+|$)/i.exec(line)?.[0] ?? '';

export function parseLine(line: string, known: ReadingContext): Reading {
  const prefix = linePrefix(line);
  const kind = kindByLetter[prefix.trim().toLowerCase()] ?? null;
  const named = findMentions(line, known.who, known.chosen);
  const reading: Reading = {
    kind,
    text: '',
    who: [],
    unnamed: null,
    due: null,
    amount: unstatedAmount,
    asStated: null,
    verbatim: false,
    pieces: kind ? [{ from: 0, to: prefix.trimEnd().length, what: 'kind' }] : [],
    unclear: [],
    missing: null,
  };
  const cuts: Cut[] = [];
  if (kind) readNames(reading, named, cuts);
  const masked = mask(line, prefix.length, named);
  if (kind === 'action') readDue(reading, masked, line, known.day, cuts);
  if (kind === 'pledge') readAmount(reading, masked, line, cuts);
  reading.text = tidyText(remainingText(line, prefix.length, named, cuts), kind, cuts.length > 0);
  if (kind === 'statement') unquote(reading);
  reading.pieces.sort((a, b) => a.from - b.from);
  reading.missing = findMissing(reading, line);
  return reading;
}

/** What the names of the line are for this kind; a decision has none, they are its words. */
function readNames(reading: Reading, named: Mention[], cuts: Cut[]): void {
  for (const { from, to, typed, several, who, unnamed } of named) {
    if (who === null && unnamed === null) {
      const key = several > 1 ? 'quick.unclear.several' : 'quick.unclear.nobody';
      addUnclear(reading, { from, to }, { key, values: { name: typed, n: several } });
    } else reading.pieces.push({ from, to, what: 'name' });
  }
  const known = named.filter((one) => one.who !== null);
  const part = { decision: [], action: known, statement: known, pledge: known }[
    reading.kind ?? 'decision'
  ];
  const fits = part.filter(({ who }) => isAllowed(reading.kind, who));
  const limited = limitNames(reading.kind, fits);
  if (limited === null) {
    const key = reading.kind === 'action' ? 'quick.unclear.owners' : 'quick.unclear.speakers';
    reading.unclear.push({ key, values: {} });
  }
  reading.who = (limited ?? []).flatMap(({ who }) => who ?? []);
  cuts.push(...(limited ?? []));
  const groups = named.filter((one) => one.unnamed !== null);
  if (reading.kind === 'pledge' && groups.length === 1) {
    reading.unnamed = groups[0]?.unnamed ?? null;
    cuts.push(...groups);
  } else if (groups.length > 0) {
    for (const { from, to, typed } of groups)
      addUnclear(reading, { from, to }, { key: 'quick.unclear.unnamed', values: { name: typed } });
  }
}

/** A person makes no pledge, and a team says nothing; they are words of the line there. */
function isAllowed(kind: Kind | null, who: Mentionable | null): boolean {
  if (kind === 'pledge') return who?.noun !== 'person';
  return kind !== 'statement' || who?.noun !== 'body';
}

/** One owner; one person and one party who speak; parties that pledge, for one team. Null for too many. */
function limitNames(kind: Kind | null, named: Mention[]): Mention[] | null {
  const of = (noun: Mentionable['noun']) => named.filter(({ who }) => who?.noun === noun).length;
  if (kind === 'action' && named.length > 1) return null;
  if (kind === 'statement' && (of('person') > 1 || of('party') > 1)) return null;
  return kind === 'pledge' && of('body') > 1 ? null : named;
}

const dueWords: Record<RejectedDue['why'], Key> = {
  severalDates: 'quick.unclear.dates',
  noYear: 'quick.unclear.year',
  noDate: 'quick.unclear.date',
  onADay: 'quick.unclear.day',
};
function readDue(reading: Reading, text: string, line: string, day: string | null, cuts: Cut[]) {
  const { due, not } = findDue(text, day);
  for (const { from, to, why } of not)
    addUnclear(
      reading,
      { from, to },
      { key: dueWords[why], values: { text: line.slice(from, to) } },
    );
  if (!due) return;
  reading.due = due.date;
  reading.pieces.push({ from: due.from, to: due.to, what: 'date' });
  cuts.push(due);
}

const sumWords: Record<RejectedAmount['why'], Key> = {
  severalAmounts: 'quick.unclear.amounts',
  noCurrency: 'quick.unclear.currency',
  noAmount: 'quick.unclear.amount',
  recurring: 'quick.unclear.recurring',
};
function readAmount(reading: Reading, text: string, line: string, cuts: Cut[]) {
  const pledgers = reading.who.filter((who) => who.noun === 'party').length;
  const { sum, not } = findAmount(text, pledgers + (reading.unnamed === null ? 0 : 1) > 1);
  for (const { from, to, why } of not)
    addUnclear(
      reading,
      { from, to },
      { key: sumWords[why], values: { text: line.slice(from, to) } },
    );
  if (!sum) return;
  reading.amount = sum.amount;
  reading.asStated = sum.asStated;
  reading.pieces.push({ from: sum.from, to: sum.to, what: 'amount' });
  cuts.push(sum);
}

function addUnclear(reading: Reading, piece: Cut, said: LineMessage): void {
  reading.pieces.push({ ...piece, what: 'unclear' });
  reading.unclear.push({ ...said, from: piece.from });
}

/** The line with zeros in place of its letter and its names, so that places stay the same. */
function mask(line: string, prefix: number, named: Mention[]): string {
  const zeros = (text: string, from: number, to: number) =>
    text.slice(0, from) + '\u0000'.repeat(to - from) + text.slice(to);
  return named.reduce((text, one) => zeros(text, one.from, one.to), zeros(line, 0, prefix));
}

/** The words that are left once what was understood is taken from both ends; inside, it stays a word. */
function remainingText(line: string, start: number, named: Mention[], cuts: Cut[]): string {
  let [from, to] = [start, line.length];
  for (;;) {
    while (from < to && /[\s,;:]/.test(line.charAt(from))) from++;
    const cut = cuts.find((one) => one.from === from && one.to <= to);
    if (!cut) break;
    from = cut.to;
  }
  for (;;) {
    const end = from + line.slice(from, to).replace(/[\s,;]+$/, '').length;
    // A full stop behind the last name or date goes with it.
    const bare = line.charAt(end - 1) === '.' ? end - 1 : end;
    const cut = cuts.find((one) => one.to === end || one.to === bare);
    to = end;
    if (!cut || cut.from < from) break;
    to = cut.from;
  }
  let text = '';
  let at = from;
  for (const one of named) {
    if (one.from < at || one.to > to) continue;
    const plain = one.who !== null || one.unnamed !== null;
    text += line.slice(at, one.from) + (plain ? one.typed : line.slice(one.from, one.to));
    at = one.to;
  }
  return text + line.slice(at, to);
}

/** Without what only joined the words to a name or an amount that was taken from them. */
function tidyText(text: string, kind: Kind | null, cut: boolean): string {
  const plain = text.replace(/[^\S\n]+/g, ' ').trim();
  return kind === 'pledge' && cut ? plain.replace(/^(?:for|of|towards)\s+/i, '') : plain;
}

function unquote(reading: Reading): void {
  const quoted = /^[“"«„]([^“”"«»„]+)[”"»“]$/.exec(reading.text);
  reading.verbatim = quoted !== null;
  if (quoted?.[1]) reading.text = quoted[1].trim();
}

function findMissing(reading: Reading, line: string): LineMessage | null {
  const say = (key: Key): LineMessage => ({ key, values: {} });
  if (line.trim() === '') return null;
  if (reading.kind === null) return say('quick.missing.kind');
  if (reading.kind === 'statement' && reading.who.length === 0) return say('quick.missing.speaker');
  const pledgers = reading.who.some((who) => who.noun === 'party') || reading.unnamed !== null;
  if (reading.kind === 'pledge' && !pledgers) return say('quick.missing.pledger');
  // A sum says enough of a pledge: it is called after what it is.
  const named = reading.kind === 'pledge' && reading.amount.minor !== null;
  return reading.text === '' && !named ? say('quick.missing.words') : null;
}
