/** Asking a day of dates as they were stated. The same rules as the record's own counts. */

/** The last day a stated date can mean; null for a text that is no date. */
export function latestDay(stated: string): string | null {
  const days = [...stated.matchAll(/\d{4}(?:-\d{2}(?:-\d{2})?)?/g)].map(([date]) => lastDay(date));
  return days.sort().at(-1) ?? null;
}

/** Whether it was surely reached by the end of `day`. */
export function isReached(stated: string, day: string): boolean {
  const latest = latestDay(stated);
  return latest !== null && latest <= day;
}

/** Held on a day: surely begun, or of unknown beginning, and not surely ended. */
export function isHeldOn(
  held: { fromOn: string | null; toOn: string | null },
  day: string,
): boolean {
  const begun = held.fromOn === null || isReached(held.fromOn, day);
  return begun && (held.toOn === null || (latestDay(held.toOn) ?? day) >= day);
}

function lastDay(date: string): string {
  const [year, month, day] = date.split('-');
  if (day) return date;
  if (!month) return `${date}-12-31`;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return `${date}-${days}`;
}
