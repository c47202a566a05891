/** How a line of a register names what it comes from. */
import type { ItemRef } from '../../bindings/ItemRef';
import type { MeetingRef } from '../../bindings/MeetingRef';
import { dateSortKey } from '../../data/text/dates';
import { formatMeetingTitle } from '../../data/wording/meetingTitle';
import { t } from '../../data/text/text';

/** `Second meeting · Steering Group`. */
export function meetingName(meeting: MeetingRef): string {
  return `${formatMeetingTitle(meeting)} · ${meeting.body}`;
}

/** `3. Procurement planning roadmap`; nothing for none. */
export function itemName(item: ItemRef | null): string {
  if (item === null) return '';
  const name = `${item.number}. ${item.title}`;
  return item.internal ? t('register.internal', { item: name }) : name;
}

/** The newest meeting first: a key that grows with the age of a meeting; null without a date. */
export function meetingRank(meeting: MeetingRef): number | null {
  if (meeting.startsOn === null) return null;
  const [year, month = '12', day = '31'] = dateSortKey(meeting.startsOn).split('-');
  return -(Number(year) * 10_000 + Number(month) * 100 + Number(day));
}

/** The choices of a filter: each value that stands in the list once, by name. */
export function choices<R>(
  rows: R[],
  of: (row: R) => { value: string; label: string } | null,
): { value: string; label: string }[] {
  const found = new Map<string, string>();
  for (const row of rows) {
    const one = of(row);
    if (one) found.set(one.value, one.label);
  }
  return [...found]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, undefined, { numeric: true }));
}
