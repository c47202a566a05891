/** How a meeting is called: its own title, its number in words, or its date. */
import type { MeetingFields } from '../../bindings/MeetingFields';
import { codes } from '../codes.svelte';
import { formatDate } from '../text/dates';
import { isKey, language, t, type Key } from '../text/text';

const ranks = new Intl.PluralRules(language, { type: 'ordinal' });

/** `second`; from 21 on `21st`. */
export function formatOrdinal(ordinal: number): string {
  const word = `ordinal.${ordinal}`;
  return isKey(word)
    ? t(word)
    : t(`ordinal.figure.${ranks.select(ordinal)}` as Key, { n: ordinal });
}

/** `Second meeting`, or `Meeting of 3 April 2024` while the number is unknown. */
export function formatMeetingTitle(
  meeting: Pick<MeetingFields, 'title' | 'ordinal' | 'startsOn'>,
): string {
  if (meeting.title) return meeting.title;
  if (meeting.ordinal !== null) {
    return capitalise(t('meeting.title.ordinal', { ordinal: formatOrdinal(meeting.ordinal) }));
  }
  if (meeting.startsOn) return t('meeting.title.date', { date: formatDate(meeting.startsOn) });
  return t('meeting.unnumbered');
}

/** The city, or the country while only that is known. */
export function formatMeetingPlace(meeting: Pick<MeetingFields, 'city' | 'country'>): string {
  if (meeting.city) return meeting.city;
  return codes.countries.find((one) => one.code === meeting.country)?.name ?? meeting.country ?? '';
}

/** `3 April 2024 · Luxembourg`. */
export function formatMeetingWhenWhere(
  meeting: Pick<MeetingFields, 'startsOn' | 'city' | 'country'>,
): string {
  const when = meeting.startsOn ? formatDate(meeting.startsOn) : '';
  return [when, formatMeetingPlace(meeting)].filter(Boolean).join(' · ');
}

function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
