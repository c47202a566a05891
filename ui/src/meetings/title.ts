/** How a meeting is called: its own title, its number in words, or its date. */
import type { MeetingFields } from '../bindings/MeetingFields';
import { codes } from '../codes.svelte';
import { showDate } from '../dates';
import { isKey, language, t, type Key } from '../text';

const ranks = new Intl.PluralRules(language, { type: 'ordinal' });

/** `second`; from 21 on `21st`. */
export function ordinalWords(ordinal: number): string {
  const word = `ordinal.${ordinal}`;
  return isKey(word)
    ? t(word)
    : t(`ordinal.figure.${ranks.select(ordinal)}` as Key, { n: ordinal });
}

/** `Second meeting`, or `Meeting of 3 April 2024` while the number is unknown. */
export function meetingTitle(
  meeting: Pick<MeetingFields, 'title' | 'ordinal' | 'startsOn'>,
): string {
  if (meeting.title) return meeting.title;
  if (meeting.ordinal !== null) {
    return capitalised(t('meeting.title.ordinal', { ordinal: ordinalWords(meeting.ordinal) }));
  }
  if (meeting.startsOn) return t('meeting.title.date', { date: showDate(meeting.startsOn) });
  return t('meeting.unnumbered');
}

/** The city, or the country while only that is known. */
export function meetingPlace(meeting: Pick<MeetingFields, 'city' | 'country'>): string {
  if (meeting.city) return meeting.city;
  return codes.countries.find((one) => one.code === meeting.country)?.name ?? meeting.country ?? '';
}

/** `3 April 2024 · Luxembourg`. */
export function meetingWhenWhere(
  meeting: Pick<MeetingFields, 'startsOn' | 'city' | 'country'>,
): string {
  const when = meeting.startsOn ? showDate(meeting.startsOn) : '';
  return [when, meetingPlace(meeting)].filter(Boolean).join(' · ');
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
