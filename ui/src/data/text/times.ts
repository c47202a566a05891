/** Times of day as people type them: `9:30`, `14.30`, `1430`, `2 pm`; null for what is no time. */
export function parseTime(typed: string): string | null {
  const found = /^(\d{1,2})(?:[:.h]?(\d{2}))? ?(am|pm)?$/i.exec(typed.trim());
  if (!found) return null;
  const half = found[3]?.toLowerCase();
  let hour = Number(found[1]);
  const minute = Number(found[2] ?? '0');
  if (half && (hour < 1 || hour > 12)) return null;
  if (half === 'pm' && hour < 12) hour += 12;
  if (half === 'am' && hour === 12) hour = 0;
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
