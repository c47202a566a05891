/** The time in the room, wherever the secretariat sits. */
export function formatTimeOfDay(zone: string | null, now: Date): string {
  const parts: Intl.DateTimeFormatOptions = {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  };
  const clock = new Intl.DateTimeFormat('en-GB', zone ? { ...parts, timeZone: zone } : parts);
  return `[${clock.format(now)}]`;
}
