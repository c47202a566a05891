/** An amount as typed into one box, and as the box shows it. Parsed as in the quick entry, but the whole text must be one. */
import type { Amount } from '../../bindings/Amount';
import { hasFigure, unstatedAmount, parseMoney, formatMinorUnits, type ParsedMoney } from './money';
import { findAmount, type RejectedAmount } from './findAmount';
import { t } from './text';

export type ParsedAmount =
  | { ok: true; amount: Amount }
  | Extract<ParsedMoney, { ok: false }>
  | { ok: false; why: 'several' };

/** `joint`, `jointly, no split stated`: one sum of several givers. */
const jointly =
  /[\s,;(]*(?:joint(?:ly)?(?:,?\s+no split(?:\s+(?:known|stated))?)?|no split(?:\s+(?:known|stated))?)[\s)]*$/iu;
/** What may stand around a sum without saying anything. */
const blank = /^[\s.,;:]*$/u;

/** Reads the whole of a text. `currency` is taken where none is written; without a text no amount is stated. */
export function parseAmount(typed: string, currency: string): ParsedAmount {
  const text = typed.replace(/[\u00a0\u202f\s]+/gu, ' ').trim();
  if (text === '' || /^not stated$/i.test(text)) return { ok: true, amount: unstatedAmount };
  const alone = text.replace(jointly, '');
  const joint = alone !== text && alone !== '';
  const rest = joint ? alone : text;
  const first = findAmount(upperCaseCurrency(rest), joint);
  if (first.sum) return requireWholeText(rest, first.sum.from, first.sum.to, first.sum.amount);
  const plain = parseMoney(rest, currency);
  if (plain.ok && plain.minor !== null) {
    const precision = joint ? 'jointWithoutSplit' : 'exact';
    return {
      ok: true,
      amount: { precision, minor: plain.minor, maxMinor: null, currency: plain.currency },
    };
  }
  if (first.not.some(({ why }) => why === 'severalAmounts')) return { ok: false, why: 'several' };
  const often = wordsOfRecurring(first.not);
  if (often !== null) return unused(often);
  const other = { ok: false, why: 'notANumber' } as const;
  if (!plain.ok && plain.why !== 'notANumber' && plain.why !== 'unused') return plain;
  // A figure alone is in the currency that the box begins with: `about 2,5 million`, `1 to 2 million`.
  const at = rest.search(/\d/);
  if (first.not.every(({ why }) => why === 'noCurrency') && at !== -1) {
    const named = `${rest.slice(0, at)}${currency} ${rest.slice(at)}`;
    const { sum, not } = findAmount(named, joint);
    if (sum) return requireWholeText(named, sum.from, sum.to, sum.amount);
    const each = wordsOfRecurring(not);
    if (each !== null) return unused(each);
  }
  return plain.ok ? other : plain;
}

/** Nothing but the sum may stand there: words that are not used could change what it says. */
function requireWholeText(text: string, from: number, to: number, amount: Amount): ParsedAmount {
  const around = [text.slice(0, from), text.slice(to)].filter((part) => !blank.test(part));
  return around.length === 0 ? { ok: true, amount } : unused(around.join(' … '));
}

const wordsOfRecurring = (not: RejectedAmount[]) =>
  not.find(({ why }) => why === 'recurring')?.words ?? null;
const unused = (rest: string): ParsedAmount => ({ ok: false, why: 'unused', rest: rest.trim() });

/** The code of a currency at either end, as ISO 4217 writes it: `dkk 5 m`. */
function upperCaseCurrency(text: string): string {
  return text.replace(/^[a-z]{3}(?=\s?\d)|(?<=\d\s?)(?!m(?:ln|io|rd))[a-z]{3}$/iu, (code) =>
    code.toUpperCase(),
  );
}

/** An amount as the box shows it, which reads as the same amount; nothing while its figure is missing. */
export function formatAmountInput({ precision, minor, maxMinor, currency }: Amount): string {
  if (precision === 'notStated') return '';
  if (!hasFigure(precision)) return t(`amount.${precision}`);
  if (minor === null || currency === null) return '';
  const money = `${currency}\u00a0${formatMinorUnits(minor, currency)}`;
  if (precision === 'exact') return money;
  if (precision !== 'range') return t(`amount.${precision}`, { money });
  return maxMinor === null
    ? money
    : t('amount.range', { money, max: formatMinorUnits(maxMinor, currency) });
}
