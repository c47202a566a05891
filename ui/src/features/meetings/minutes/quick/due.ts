/** The date by which something is to be done, found in the words of a line. */
import { monthNames, parseDate, dateSortKey } from '../../../../data/text/dates';

export interface Due {
  from: number;
  to: number;
  /** As the record keeps it. */
  date: string;
}

/** A piece of the line that could be a date and isn't taken for one. */
export interface RejectedDue {
  from: number;
  to: number;
  why: 'severalDates' | 'noYear' | 'noDate' | 'onADay';
}

const month = `(?:${monthNames.flatMap((name) => [name, `${name.slice(0, 3)}\\.?`]).join('|')}|Sept\\.?)`;
const date = [
  `\\d{4}-\\d{2}(?:-\\d{2})?`,
  `\\d{1,2}\\.\\s?\\d{1,2}\\.\\s?\\d{4}`,
  `\\d{1,2}(?:st|nd|rd|th|\\.)?\\s+${month}(?:,?\\s+\\d{4})?`,
  `${month}\\s+\\d{1,2}(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+\\d{4})?`,
  `${month}(?:\\s+\\d{4})?`,
].join('|');
const end = `(?![\\p{L}\\p{N}])`;
const dueClause = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:due(?:\\s+(?:by|on|in))?|no later than|by)\\s+(?:the\\s+)?(?:end\\s+of\\s+)?(${date}|(?:19|20)\\d{2}(?=[\\s\u0000.]*$|[,;]))${end}`,
  'giu',
);
const last = new RegExp(
  `(?:(?<![\\p{L}\\p{N}])(in|on)\\s+)?(?<![\\p{L}\\p{N}])(${date})${end}[\\s\u0000.]*$`,
  'iu',
);
/** Before a date that isn't the last word of its sentence's sense: `the meeting of 3 May`. */
const bound = /(?:of|from|since|after|before|until|to|between|and|end of|the)\s+$/i;

/**
 * “by”, “due” and “no later than” name the date wherever they stand; without them, a day at the end
 * of the line does, and “in May” there. Names in the line are given as zeros (`\u0000`).
 */
export function findDue(
  text: string,
  meetingDay: string | null,
): { due: Due | null; not: RejectedDue[] } {
  const named = [...text.matchAll(dueClause)];
  if (named.length > 1) {
    const not = named.map((match) => rejectMatch(match, 'severalDates'));
    return { due: null, not };
  }
  const [one] = named;
  if (one?.[1]) return resolveDue(one.index, one.index + one[0].length, one[1], meetingDay);
  const match = last.exec(text);
  if (!match?.[2]) return { due: null, not: [] };
  const to = match.index + match[0].replace(/[\s\u0000.]*$/, '').length;
  const before = match[1]?.toLowerCase();
  if (before === 'on') return { due: null, not: [{ from: match.index, to, why: 'onADay' }] };
  const alone = !/\d/.test(match[2].replace(/\d{4}$/, ''));
  if (before === undefined && (alone || bound.test(text.slice(0, match.index))))
    return { due: null, not: [] };
  if (before === 'in' && !alone && !/^\d{4}-\d{2}$/.test(match[2])) return { due: null, not: [] };
  return resolveDue(match.index, to, match[2], meetingDay);
}

function rejectMatch(match: RegExpExecArray, why: RejectedDue['why']): RejectedDue {
  return { from: match.index, to: match.index + match[0].length, why };
}

function resolveDue(from: number, to: number, typed: string, meetingDay: string | null) {
  const whole = /\d{4}/.test(typed);
  const date = whole ? parseDate(typed) : nextOccurrence(typed, meetingDay);
  if (date !== null && date !== 'noYear') return { due: { from, to, date }, not: [] };
  const why: RejectedDue['why'] = date === 'noYear' ? 'noYear' : 'noDate';
  return { due: null, not: [{ from, to, why }] };
}

/** A day or a month without its year: the next one that is not before the meeting. */
function nextOccurrence(typed: string, meetingDay: string | null): string | 'noYear' | null {
  const day = dateSortKey(meetingDay);
  if (day === '9999') return 'noYear';
  const year = Number(day.slice(0, 4));
  const plain = typed.replace(/[,\s]+$/, '');
  const [now, next] = [parseDate(`${plain} ${year}`), parseDate(`${plain} ${year + 1}`)];
  if (now !== null && now.slice(0, day.length) >= day.slice(0, now.length)) return now;
  // The meeting's own day is not known well enough to tell this year from the next.
  if (now !== null && day.length < 7) return 'noYear';
  return next;
}
