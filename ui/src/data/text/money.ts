/** Money in integer minor units and an ISO 4217 code; an amount that is not known is words, never a zero. */
import type { Amount } from '../../bindings/Amount';
import type { Precision } from '../../bindings/Precision';
import { amountVisibility } from '../amountVisibility.svelte';
import { language, t } from './text';

export type ParsedMoney =
  | { ok: true; minor: number | null; currency: string | null }
  | { ok: false; why: 'notANumber' | 'tooFine' | 'tooLarge' | 'unknownCurrency' }
  /** A figure stands there, and words behind it that were not used: `a year until 2027`. */
  | { ok: false; why: 'unused'; rest: string };

const known = new Map<string, number>();

/**
 * Takes the currencies and their decimals from the back end. The web view's own list must not be
 * asked: it knows the decimals people use in cash (none for RSD), not those of ISO 4217.
 */
export function registerCurrencies(list: { code: string; digits: number }[]): void {
  known.clear();
  for (const { code, digits } of list) known.set(code, digits);
}

/** True for a currency of ISO 4217. */
export function isCurrency(code: string): boolean {
  return known.has(code);
}

/** How many decimals the minor unit of a currency has. */
export function decimalPlaces(currency: string | null): number {
  return known.get(currency ?? '') ?? 2;
}

/**
 * `EUR 1 000 000`: code first, no-break spaces, decimals only where there are some; only words while
 * amounts are hidden. A sum may outgrow the numbers of a page: then it comes as digits.
 */
export function formatMoney(minor: number | string, currency: string): string {
  if (amountVisibility.hidden) return t('amount.hidden');
  return `${currency}\u00a0${formatMinorUnits(minor, currency)}`;
}

/** The number alone: `1 000 000` or `87 000.50`. */
export function formatMinorUnits(minor: number | string, currency: string | null): string {
  const places = decimalPlaces(currency);
  const digits = String(minor);
  const sign = digits.startsWith('-') ? '\u2212' : '';
  const whole = digits.replace('-', '').padStart(places + 1, '0');
  const units = whole.slice(0, whole.length - places).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  const rest = places === 0 ? '' : whole.slice(-places);
  return sign + units + (Number(rest) === 0 ? '' : `.${rest}`);
}

const scales: [RegExp, number][] = [
  [/\s*(?:bn|billion|b|mrd\.?)$/i, 9],
  [/\s*(?:m|mn|mln|mio\.?|million|millions)$/i, 6],
  [/\s*(?:k|thousand)$/i, 3],
];

/** Reads `10 000 000`, `10,000,000.50`, `10 million`, `1.5m`, `EUR 500 000`. Empty text is no amount. */
export function parseMoney(typed: string, fallback: string | null): ParsedMoney {
  let text = typed.replace(/[\u00a0\u202f\s]+/g, ' ').trim();
  text = text.replace('€', 'EUR').replace('£', 'GBP');
  if (text === '') return { ok: true, minor: null, currency: fallback };
  const code = /^([a-z]{3})(?=[\s\d]) ?|(?<=[\d\s])(?!m(?:ln|io|rd))([a-z]{3})$/i.exec(text);
  let currency = fallback;
  if (code) {
    currency = (code[1] ?? code[2] ?? '').toLocaleUpperCase(language);
    text = text.replace(code[0], '').trim();
  }
  let power = 0;
  for (const [word, zeros] of scales) {
    if (/\d/.test(text) && word.test(text)) {
      text = text.replace(word, '');
      power = zeros;
      break;
    }
  }
  const parts = splitFraction(text);
  if (!parts) {
    const rest = parseRemainder(text);
    return rest === null ? { ok: false, why: 'notANumber' } : { ok: false, why: 'unused', rest };
  }
  if (currency !== null && !isCurrency(currency)) return { ok: false, why: 'unknownCurrency' };
  const places = decimalPlaces(currency) + power;
  if (parts.rest.length > places) return { ok: false, why: 'tooFine' };
  const minor = Number(parts.units + parts.rest.padEnd(places, '0'));
  if (!Number.isSafeInteger(minor)) return { ok: false, why: 'tooLarge' };
  return { ok: true, minor, currency };
}

const counted = String.raw`(?:bn|billion|mrd|m|mn|mln|mio|millions?|k|thousand)(?![\p{L}\p{N}])`;
const begins = new RegExp(
  String.raw`^\d+(?:[ ,.'’]\d{3})*(?:[.,]\d+)?(?:\s*${counted})?[\s/]+([\p{L}].*)$`,
  'iu',
);

/** The words behind a figure; null where none stands at the beginning, or no words behind it. */
function parseRemainder(text: string): string | null {
  const found = begins.exec(text);
  return found?.[1] ?? null;
}

/** Splits a number into its units and decimals; groups of three by space, comma, point or apostrophe. */
function splitFraction(text: string): { units: string; rest: string } | null {
  const grouped = /^([1-9]\d{0,2})((?:([ ,.'’])\d{3})(?:\3\d{3})*)?(?:([.,])(\d+))?$/.exec(text);
  if (grouped && grouped[2] !== undefined && grouped[3] !== grouped[4]) {
    const lone = grouped[2].length === 4 && grouped[4] === undefined;
    // “1.500” may be one and a half or fifteen hundred: a lone point is read as neither.
    if (lone && grouped[3] === '.') return null;
    return { units: grouped[1] + grouped[2].replace(/\D/g, ''), rest: grouped[5] ?? '' };
  }
  const simple = /^(\d+)(?:[.,](\d+))?$/.exec(text);
  return simple?.[1] ? { units: simple[1], rest: simple[2] ?? '' } : null;
}

/** Whether an amount of this precision has a figure. */
export function hasFigure(precision: Precision): precision is Exclude<Precision, Figureless> {
  return !(figureless as readonly Precision[]).includes(precision);
}
const figureless = ['notStated', 'notDisclosed', 'notYetQuantified', 'quantityOnly'] as const;
type Figureless = (typeof figureless)[number];

/** An amount of which nothing is recorded. */
export const unstatedAmount: Amount = {
  precision: 'notStated',
  minor: null,
  maxMinor: null,
  currency: null,
};

/** An amount with its precision in words: `about EUR 10 000 000`, `no amount stated`. */
export function formatAmount(amount: Amount): string {
  const { precision, minor, maxMinor, currency } = amount;
  if (!hasFigure(precision)) return t(`amount.${precision}`);
  if (minor === null || currency === null) return t('amount.missing');
  if (amountVisibility.hidden) return t('amount.hidden');
  const money = formatMoney(minor, currency);
  if (precision === 'exact') return money;
  if (precision === 'range') {
    if (maxMinor === null) return t('amount.missing');
    return t('amount.range', { money, max: formatMinorUnits(maxMinor, currency) });
  }
  return t(`amount.${precision}`, { money });
}
