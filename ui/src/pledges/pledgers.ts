/** Who pledges, in one line. */
import { lookup } from '../pickers/lookup.svelte';
import type { Rec } from '../records.svelte';

/** `Luxembourg, Iceland, Estonia, Belgium`; those without names as they were spoken of. */
export function pledgerNames(pledge: Pick<Rec<'pledge'>, 'pledgers' | 'pledgersUnnamed'>): string {
  const named = pledge.pledgers.map((id) => lookup.name('party', id));
  return [...named, pledge.pledgersUnnamed].filter(Boolean).join(', ');
}
