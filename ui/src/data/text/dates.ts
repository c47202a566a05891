/**
 * Dates as they were stated: a day, a month or a year; “by”, “about”, or one of two.
 * Kept as a subset of EDTF (ISO 8601-2): `2024-04-03`, `2023-11`, `2023`, `../2024-01`,
 * `2024-05-31~`, `[2024-02-01,2024-02-02]`.
 */
import { language, t } from './text';

/** `January` and those after it. */
export const monthNames = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat(language, { month: 'long' }).format(new Date(2024, month, 1)),
);
const plain = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** The words for a date as stated: `by January 2024`; anything unknown is shown as it is. */
export function formatDate(stated: string): string {
  const by = /^\.\.\/(.+)$/.exec(stated);
  if (by?.[1]) return t('date.by', { date: formatPlain(by[1]) });
  const about = /^(.+)~$/.exec(stated);
  if (about?.[1]) return t('date.about', { date: formatPlain(about[1]) });
  const either = /^\[(.+),(.+)\]$/.exec(stated);
  if (either?.[1] && either[2]) return formatEither(either[1], either[2]);
  return formatPlain(stated);
}

/** What a person typed, as a date; null when it can't be understood as one. */
export function parseDate(typed: string): string | null {
  const text = typed.trim().replace(/\s+/g, ' ');
  const by = /^(?:by|\.\.\/) ?(.+)$/i.exec(text);
  if (by?.[1]) return wrap(parsePlain(by[1]), (date) => `../${date}`);
  const about = /^(?:about|around|circa|ca?\.|~) ?(.+)$|^(.+)~$/i.exec(text);
  const near = about?.[1] ?? about?.[2];
  if (near) return wrap(parsePlain(near), (date) => `${date}~`);
  const either = /^\[(.+), ?(.+)\]$|^(.+) or (.+)$/i.exec(text);
  const [first, second] = [either?.[1] ?? either?.[3], either?.[2] ?? either?.[4]];
  if (first && second) return parseEither(first, second);
  return parsePlain(text);
}

/** The same, where a day or a month may lack its year: then it is the nearest to `today`, as `2024-04-03`. */
export function parseDateNear(typed: string, today: string): string | null {
  const read = parseDate(typed);
  if (read !== null || /\d{4}/.test(typed)) return read;
  const plain = typed.trim().replace(/[.,\s]+$/, '');
  const year = Number(today.slice(0, 4));
  const found = [year - 1, year, year + 1].flatMap((one) => {
    const separator = /\d\.\s?\d+$/.test(plain) ? '.' : ' ';
    return parseDate(`${plain}${separator}${one}`) ?? [];
  });
  const away = (date: string) => Math.abs(Date.parse(dateSortKey(date)) - Date.parse(today));
  return found.toSorted((a, b) => away(a) - away(b))[0] ?? null;
}

/** The first day a stated date can mean, for sorting; unknown sorts last. */
export function dateSortKey(stated: string | null): string {
  return /\d{4}(-\d{2}){0,2}/.exec(stated ?? '')?.[0] ?? '9999';
}

function formatPlain(date: string): string {
  if (!plain.test(date)) return date;
  const [year, month, day] = date.split('-');
  const name = month ? monthNames[Number(month) - 1] : undefined;
  if (!year || !name) return date;
  return day ? `${Number(day)}\u00a0${name} ${year}` : `${name} ${year}`;
}

/** `1 or 2 February 2024`: what both share is said once. */
function formatEither(first: string, second: string): string {
  const [a, b] = [first.split('-'), second.split('-')];
  const day = (parts: string[]) => String(Number(parts[2]));
  let short = formatPlain(first);
  if (a.length === b.length && a[0] === b[0]) {
    if (a.length === 3 && a[1] === b[1]) short = day(a);
    else if (a.length > 1) short = short.replace(/ \d{4}$/, '');
  }
  return t('date.or', { first: short, second: formatPlain(second) });
}

function parseEither(first: string, second: string): string | null {
  const later = parsePlain(second);
  if (later === null) return null;
  const [year, month] = later.split('-');
  let earlier = parsePlain(first);
  if (earlier === null && year) {
    const shared =
      /^\d{1,2}$/.test(first) && month ? `${first}.${month}.${year}` : `${first} ${year}`;
    earlier = parsePlain(shared);
  }
  if (earlier === null || earlier === later) return null;
  const [one, other] = earlier < later ? [earlier, later] : [later, earlier];
  return `[${one},${other}]`;
}

function parsePlain(typed: string): string | null {
  const text = typed.replace(/,/g, ' ').replace(/\s+/g, ' ').trim();
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  if (iso) return compose(iso[1], iso[2], iso[3]);
  const dotted = /^(?:(\d{1,2})\. ?)?(\d{1,2})\. ?(\d{4})$/.exec(text);
  if (dotted) return compose(dotted[3], dotted[2], dotted[1]);
  const dayFirst = /^(?:(\d{1,2})(?:st|nd|rd|th|\.)? )?(\p{L}+)\.? (\d{4})$/u.exec(text);
  if (dayFirst) return compose(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/u.exec(text);
  if (monthFirst) return compose(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
  return null;
}

/** The number of a month from its name or its first three letters or more; `0` for no month. */
function monthNumber(name: string | undefined): string {
  const start = (name ?? '').toLocaleLowerCase(language);
  if (start.length < 3) return '0';
  return String(
    monthNames.findIndex((full) => full.toLocaleLowerCase(language).startsWith(start)) + 1,
  );
}

function compose(year = '', month?: string, day?: string): string | null {
  if (Number(year) < 1000) return null;
  if (month === undefined) return year;
  const [m, d] = [Number(month), Number(day ?? '1')];
  if (m < 1 || m > 12 || d < 1 || d > new Date(Number(year), m, 0).getDate()) return null;
  const parts = [year, month.padStart(2, '0')];
  return day === undefined ? parts.join('-') : [...parts, day.padStart(2, '0')].join('-');
}

function wrap(date: string | null, around: (date: string) => string): string | null {
  return date === null ? null : around(date);
}
