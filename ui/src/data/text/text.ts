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

/** Folds case and diacritics, for finding by what a person types. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase(language);
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
