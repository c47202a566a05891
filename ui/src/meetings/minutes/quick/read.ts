/**
 * What a quick line says: `a Send the list @Estonia by 3 May`. Nothing is guessed: what is not
 * understood, or could be several things, stays in the words and is named.
 */
import type { Amount } from '../../../bindings/Amount';
import { notStated } from '../../../money';
import { findSum, type NoSum } from '../../../sum';
import type { Key, Values } from '../../../text';
import { findDue, type NoDue } from './due';
import { mentions, type Chosen, type Mention, type Who } from './mentions';

export type Kind = 'decision' | 'action' | 'pledge' | 'statement';

export const letters: Record<string, Kind> = {
  d: 'decision',
  a: 'action',
  p: 'pledge',
  q: 'statement',
};

/** Words to be said about the line, and the values they need. */
export interface Said {
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
  who: Who[];
  /** Pledgers without names. */
  unnamed: string | null;
  due: string | null;
  amount: Amount;
  asStated: string | null;
  /** The words are the speaker's own. */
  verbatim: boolean;
  pieces: Piece[];
  /** What stays in the words. */
  unclear: Said[];
  /** What must be added before it can be recorded. */
  missing: Said | null;
}

/** What a line is read with. */
export interface Known {
  who: Who[];
  chosen: Chosen;
  /** The day of the meeting, as stated. */
  day: string | null;
}

type Cut = Pick<Piece, 'from' | 'to'>;

/** The letter at the start of a line and the blank behind it; empty when there is none. */
export const prefixOf = (line: string) => /^\s*[dapq](?:\s+|$)/i.exec(line)?.[0] ?? '';

export function read(line: string, known: Known): Reading {
  const prefix = prefixOf(line);
  const kind = letters[prefix.trim().toLowerCase()] ?? null;
  const named = mentions(line, known.who, known.chosen);
  const reading: Reading = {
    kind,
    text: '',
    who: [],
    unnamed: null,
    due: null,
    amount: notStated,
    asStated: null,
    verbatim: false,
    pieces: kind ? [{ from: 0, to: prefix.trimEnd().length, what: 'kind' }] : [],
    unclear: [],
    missing: null,
  };
  const cuts: Cut[] = [];
  if (kind) names(reading, named, cuts);
  const masked = mask(line, prefix.length, named);
  if (kind === 'action') dueOf(reading, masked, line, known.day, cuts);
  if (kind === 'pledge') sumOf(reading, masked, line, cuts);
  reading.text = tidied(remaining(line, prefix.length, named, cuts), kind, cuts.length > 0);
  if (kind === 'statement') unquote(reading);
  reading.pieces.sort((a, b) => a.from - b.from);
  reading.missing = missing(reading, line);
  return reading;
}

/** What the names of the line are for this kind; a decision has none, they are its words. */
function names(reading: Reading, named: Mention[], cuts: Cut[]): void {
  for (const { from, to, typed, several, who, unnamed } of named) {
    if (who === null && unnamed === null) {
      const key = several > 1 ? 'quick.unclear.several' : 'quick.unclear.nobody';
      unclear(reading, { from, to }, { key, values: { name: typed, n: several } });
    } else reading.pieces.push({ from, to, what: 'name' });
  }
  const known = named.filter((one) => one.who !== null);
  const part = { decision: [], action: known, statement: known, pledge: known }[
    reading.kind ?? 'decision'
  ];
  const fits = part.filter(({ who }) => allowed(reading.kind, who));
  const few = mayBe(reading.kind, fits);
  if (few === null) {
    const key = reading.kind === 'action' ? 'quick.unclear.owners' : 'quick.unclear.speakers';
    reading.unclear.push({ key, values: {} });
  }
  reading.who = (few ?? []).flatMap(({ who }) => who ?? []);
  cuts.push(...(few ?? []));
  const groups = named.filter((one) => one.unnamed !== null);
  if (reading.kind === 'pledge' && groups.length === 1) {
    reading.unnamed = groups[0]?.unnamed ?? null;
    cuts.push(...groups);
  } else if (groups.length > 0) {
    for (const { from, to, typed } of groups)
      unclear(reading, { from, to }, { key: 'quick.unclear.unnamed', values: { name: typed } });
  }
}

/** A person makes no pledge, and a team says nothing; they are words of the line there. */
function allowed(kind: Kind | null, who: Who | null): boolean {
  if (kind === 'pledge') return who?.noun !== 'person';
  return kind !== 'statement' || who?.noun !== 'body';
}

/** One owner; one person and one party who speak; parties that pledge, for one team. Null for too many. */
function mayBe(kind: Kind | null, named: Mention[]): Mention[] | null {
  const of = (noun: Who['noun']) => named.filter(({ who }) => who?.noun === noun).length;
  if (kind === 'action' && named.length > 1) return null;
  if (kind === 'statement' && (of('person') > 1 || of('party') > 1)) return null;
  return kind === 'pledge' && of('body') > 1 ? null : named;
}

const dueWords: Record<NoDue['why'], Key> = {
  severalDates: 'quick.unclear.dates',
  noYear: 'quick.unclear.year',
  noDate: 'quick.unclear.date',
  onADay: 'quick.unclear.day',
};
function dueOf(reading: Reading, text: string, line: string, day: string | null, cuts: Cut[]) {
  const { due, not } = findDue(text, day);
  for (const { from, to, why } of not)
    unclear(reading, { from, to }, { key: dueWords[why], values: { text: line.slice(from, to) } });
  if (!due) return;
  reading.due = due.date;
  reading.pieces.push({ from: due.from, to: due.to, what: 'date' });
  cuts.push(due);
}

const sumWords: Record<NoSum['why'], Key> = {
  severalAmounts: 'quick.unclear.amounts',
  noCurrency: 'quick.unclear.currency',
  noAmount: 'quick.unclear.amount',
  recurring: 'quick.unclear.recurring',
};
function sumOf(reading: Reading, text: string, line: string, cuts: Cut[]) {
  const pledgers = reading.who.filter((who) => who.noun === 'party').length;
  const { sum, not } = findSum(text, pledgers + (reading.unnamed === null ? 0 : 1) > 1);
  for (const { from, to, why } of not)
    unclear(reading, { from, to }, { key: sumWords[why], values: { text: line.slice(from, to) } });
  if (!sum) return;
  reading.amount = sum.amount;
  reading.asStated = sum.asStated;
  reading.pieces.push({ from: sum.from, to: sum.to, what: 'amount' });
  cuts.push(sum);
}

function unclear(reading: Reading, piece: Cut, said: Said): void {
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
function remaining(line: string, start: number, named: Mention[], cuts: Cut[]): string {
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
function tidied(text: string, kind: Kind | null, cut: boolean): string {
  const plain = text.replace(/[^\S\n]+/g, ' ').trim();
  return kind === 'pledge' && cut ? plain.replace(/^(?:for|of|towards)\s+/i, '') : plain;
}

function unquote(reading: Reading): void {
  const quoted = /^[“"«„]([^“”"«»„]+)[”"»“]$/.exec(reading.text);
  reading.verbatim = quoted !== null;
  if (quoted?.[1]) reading.text = quoted[1].trim();
}

function missing(reading: Reading, line: string): Said | null {
  const say = (key: Key): Said => ({ key, values: {} });
  if (line.trim() === '') return null;
  if (reading.kind === null) return say('quick.missing.kind');
  if (reading.kind === 'statement' && reading.who.length === 0) return say('quick.missing.speaker');
  const pledgers = reading.who.some((who) => who.noun === 'party') || reading.unnamed !== null;
  if (reading.kind === 'pledge' && !pledgers) return say('quick.missing.pledger');
  // A sum says enough of a pledge: it is called after what it is.
  const named = reading.kind === 'pledge' && reading.amount.minor !== null;
  return reading.text === '' && !named ? say('quick.missing.words') : null;
}
