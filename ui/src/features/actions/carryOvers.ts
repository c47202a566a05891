/** How often an action was carried over from meeting to meeting. */
import { list } from '../../data/records.svelte';
import { tn } from '../../data/text/text';

/** `carried over 2 times`; nothing for one that never was. */
export const formatCarryOvers = (times: number) => (times > 0 ? tn('action.carried', times) : '');

/** Of each action that was carried over: how often. */
export async function loadCarryOvers(): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const { action } of await list('carry_over'))
    times.set(action, (times.get(action) ?? 0) + 1);
  return times;
}
