/** Words, counts, numbers and moments as people read them. For dates that may be imprecise see `dates.ts`, for money `money.ts`. */
import en from '@locales/en.json';

export type Key = keyof typeof en;
type Stem<K> = K extends `${infer S}.other` ? S : never;
/** A key that has a form for one and a form for any other number. */
export type CountKey = Stem<Key>;
export type Values = Record<string, string | number>;

/** The language of the words, dates and numbers shown. */
export const language = 'en-GB';

const words: Record<string, string> = en;
const plurals = new Intl.PluralRules(language);
const digits = new Intl.NumberFormat(language);
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' });

/** The words of `key`, with `{name}` replaced by the value of that name; a year is given as text. */
export function t(key: Key, values: Values = {}): string {
  return fill(words[key] ?? key, values);
}

/** The words of `key` for `n` things; `{n}` is the number itself, `{count}` in words that paper and terminal share. */
export function tn(key: CountKey, n: number, values: Values = {}): string {
  const form = plurals.select(n) === 'one' ? 'one' : 'other';
  return fill(words[`${key}.${form}`] ?? key, { n, count: n, ...values });
}

/** True when there are words for this key: for keys that are put together from data. */
export function isKey(key: string): key is Key {
  return Object.hasOwn(words, key);
}

/** `12 345`, with no-break spaces: the same grouping as money. */
export function formatNumber(n: number): string {
  return digits.format(n).replaceAll(',', '\u00a0');
}

/** A kind of record by its word; links are called after the records they are of. */
export function nounLabel(noun: string): string {
  for (let name = noun; name !== ''; name = name.slice(0, Math.max(name.lastIndexOf('_'), 0))) {
    const key = `noun.${name}`;
    if (isKey(key)) return t(key);
  }
  return noun;
}

/** `10:42`, in the zone of this computer. */
export function formatTime(moment: string | Date): string {
  return clock.format(new Date(moment));
}

/** `today 10:42`, `yesterday 10:42`, `3 April 2024 10:42`. */
export function formatMoment(at: string | Date, now = new Date()): string {
  const when = new Date(at);
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  const values = { time: formatTime(when), day: day.format(when) };
  if (when.toDateString() === now.toDateString()) return t('date.today', values);
  if (when.toDateString() === yesterday.toDateString()) return t('date.yesterday', values);
  return t('date.moment', values);
}

/** `1.2 MB`, in steps of 1 000. */
export function formatFileSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const value = bytes / 1000 ** step;
  const shown = step === 0 || value >= 100 ? Math.round(value) : Math.round(value * 10) / 10;
  return `${shown}\u00a0${units[step]}`;
}

/** `Estonia, Latvia and Lithuania`. */
export function formatList(names: string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}

/** Letters that no decomposition takes apart, and the one that has another form at the end of a word. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
};
/** Combining diacritical marks, and what nobody sees: soft hyphens, joiners, marks of byte order. */
const unseen =
  /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u200b-\u200d\u2060\ufeff]/g;

/**
 * Names as people compare and find them: without case, marks, kinds of apostrophes and hyphens, and blanks too many.
 * The core folds the same way (`wording/fold.rs`); both are held against `tests/data/fold.json`.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(unseen, '')
    .replace(/['’‘‛ʼʻʹ`´′]/g, "'")
    .replace(/[-\u2010-\u2015\u2212]/g, '-')
    .replace(/[ßæœøđðþłıς]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/[\s\u0085]+/g, ' ')
    .trim();
}

/** Thousands as people group them: `10 000 000`, `10,000,000`, `10’000’000`. */
const groupedDigits = /(?<!\d)\d{1,3}(?:[ ,.'’]\d{3})+(?!\d)/g;
const plainDigits = (text: string) =>
  text.replace(groupedDigits, (digits) => digits.replace(/\D/g, ''));

/** What a text is searched in: folded, with its numbers also as they are typed without their groups. */
export function toSearchText(text: string): string {
  const plain = foldText(text);
  const joined = plainDigits(plain);
  return joined === plain ? plain : `${plain} ${joined}`;
}

/** The words to look for, each of which must be found; a number with its groups is one of them. */
export function searchTerms(typed: string): string[] {
  return plainDigits(foldText(typed)).split(/\s+/).filter(Boolean);
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? formatNumber(value) : (value ?? whole);
  });
}
