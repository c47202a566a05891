/** An amount of money, found in the words of a line. */
import type { Amount } from '../../bindings/Amount';
import type { Precision } from '../../bindings/Precision';
import { isCurrency, parseMoney } from './money';

export interface FoundAmount {
  from: number;
  to: number;
  amount: Amount;
  /** Its own words, where the amount can't hold all that they say. */
  asStated: string | null;
}

/** A piece of the line that could be an amount and isn't taken for one. */
export interface RejectedAmount {
  from: number;
  to: number;
  why: 'severalAmounts' | 'noCurrency' | 'noAmount' | 'recurring';
  /** What makes it recur: `a year until 2027`. */
  words?: string;
}

const figure = `(?:\\d{1,3}(?:[ \u00a0\u202f,.'’]\\d{3})+(?:[.,]\\d+)?(?!\\d)|\\d+(?:[.,]\\d+)?)`;
const scale = `(?:[Bb]illion|bn|[Mm]illions?|[Mm]ln|[Mm]io\\.?|[Mm]n|[Mm]rd\\.?|[Mm]|[Tt]housand|[Kk])(?![\\p{L}\\p{N}])`;
const figures = `(${figure})(?:\\s?(${scale}))?(?:\\s?(?:to|[–-])\\s?(${figure})(?:\\s?(${scale}))?)?`;
const code = `(?:[A-Z]{3}(?![A-Za-z])|(?:eur|usd|gbp|euros?|Euros?|EURO)(?![A-Za-z])|US\\$|€|£)`;
const before: [string, Precision][] = [
  ['about|around|approximately|approx\\.?|circa|ca\\.?|~', 'about'],
  ['at least|no less than|not less than|more than|over', 'atLeast'],
  ['up to|at most|no more than', 'upTo'],
];
const near = before.map(([words]) => `(${words})`).join('|');
const money = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${near})\\s?)?(?:(${code})\\s?${figures}|${figures}\\s?(${code}))`,
  'gu',
);
const none: [RegExp, Precision][] = [
  [/(?:no amount|amount not) stated(?![\p{L}\p{N}])/giu, 'notStated'],
  [/(?:amount\s+)?(?:not disclosed|undisclosed)(?![\p{L}\p{N}])/giu, 'notDisclosed'],
  [/(?:amount\s+)?not yet quantified(?![\p{L}\p{N}])/giu, 'notYetQuantified'],
  [/(?:amount\s+)?quantity only(?:, no value stated)?(?![\p{L}\p{N}])/giu, 'quantityOnly'],
];
const bare = new RegExp(
  `\\$\\s?${figure}|(?<![\\p{L}\\p{N}.,])${figure}\\s?${scale}|\\d{1,3}(?:[ \u00a0\u202f,.'’]\\d{3})+(?!\\d)`,
  'gu',
);

const span = '(?:year|annum|quarter|month|week|day)s?';
/**
 * Words that make a figure one of several, or one for each: `a year until 2027`, `per vehicle`, `annually`. What it
 * comes to altogether is not said.
 */
const recurring = new RegExp(
  `^(?:\\s*/\\s*\\p{L}+|\\s+(?:(?:a|each|every)\\s${span}|per\\s\\p{L}+|annually|yearly|quarterly|monthly|weekly|daily|p\\.\\s?a\\.|each|apiece|until\\s\\S+))(?![\\p{L}\\p{N}])(?:\\s(?:until|through|to|from|since|starting in)\\s\\d{4})?`,
  'iu',
);

/** The one amount of a line. Several pledgers with one exact figure have stated no split. */
export function findAmount(
  text: string,
  joint: boolean,
): { sum: FoundAmount | null; not: RejectedAmount[] } {
  const found: { from: number; to: number; sum: FoundAmount | null }[] = [];
  const often: RejectedAmount[] = [];
  for (const match of text.matchAll(money)) {
    const read = parseMatch(match, joint);
    if (read === 'words') continue;
    const [from, to] = [match.index, match.index + match[0].length];
    const more = recurring.exec(text.slice(to));
    if (read && more)
      often.push({ from, to: to + more[0].length, why: 'recurring', words: more[0].trim() });
    else found.push({ from, to, sum: read });
  }
  for (const [words, precision] of none)
    for (const match of text.matchAll(words)) {
      const [from, to] = [match.index, match.index + match[0].length];
      const amount = { precision, minor: null, maxMinor: null, currency: null };
      found.push({ from, to, sum: { from, to, amount, asStated: null } });
    }
  const not: RejectedAmount[] = [...text.matchAll(bare)]
    .map((match) => ({ from: match.index, to: match.index + match[0].length }))
    .filter(({ from, to }) => ![...found, ...often].some((one) => from < one.to && to > one.from))
    .map((piece) => ({ ...piece, why: 'noCurrency' }));
  not.push(...often);
  if (found.length > 1) {
    const several = found.map(({ from, to }): RejectedAmount => ({
      from,
      to,
      why: 'severalAmounts',
    }));
    return { sum: null, not: [...several, ...not] };
  }
  const [one] = found;
  if (one && !one.sum) not.push({ from: one.from, to: one.to, why: 'noAmount' });
  return { sum: one?.sum ?? null, not };
}

/** What a match says: an amount, null for one that can't be read, or that it is words after all. */
function parseMatch(match: RegExpExecArray, joint: boolean): FoundAmount | 'words' | null {
  const [whole, about, least, most, first, a, aScale, b, bScale, c, cScale, d, dScale, second] =
    match;
  const currency = currencyOf(first ?? second ?? '');
  if (!isCurrency(currency)) return 'words';
  const stated = about !== undefined ? 0 : least !== undefined ? 1 : most !== undefined ? 2 : null;
  const [low, lowScale, high, highScale] =
    a !== undefined ? [a, aScale, b, bScale] : [c, cScale, d, dScale];
  if (low === undefined) return null;
  const [from, to] = [match.index, match.index + whole.length];
  const read = (figure: string, scale?: string) => {
    const money = parseMoney(scale ? `${figure} ${scale}` : figure, currency);
    return money.ok && money.minor !== null && money.minor > 0 ? money.minor : null;
  };
  if (high !== undefined) {
    if (stated !== null) return null;
    // “1 to 2 million” are both millions; “500 000 to 1 million” can't be.
    const [minor, maxMinor] = [read(low, lowScale ?? highScale), read(high, highScale)];
    if (minor === null || maxMinor === null || minor >= maxMinor) return null;
    return { from, to, amount: { precision: 'range', minor, maxMinor, currency }, asStated: null };
  }
  const minor = read(low, lowScale);
  if (minor === null) return null;
  const exact = joint ? 'jointWithoutSplit' : 'exact';
  const precision = stated === null ? exact : (before[stated]?.[1] ?? exact);
  const asStated = /^(?:over|more than)/.test(least ?? '') ? whole : null;
  return { from, to, amount: { precision, minor, maxMinor: null, currency }, asStated };
}

function currencyOf(typed: string): string {
  if (/^(?:€|euros?)$/i.test(typed)) return 'EUR';
  if (typed === '£') return 'GBP';
  return typed === 'US$' ? 'USD' : typed.toUpperCase();
}
