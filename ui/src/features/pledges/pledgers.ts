/** Who pledges, in one line. */
import { lookup } from '../../data/lookup/lookup.svelte';
import type { Rec } from '../../data/records.svelte';
import { language, t } from '../../data/text/text';

/** `Luxembourg, Iceland, Estonia`; only without names: `Several countries, unnamed`. */
export function formatPledgers(
  pledge: Pick<Rec<'pledge'>, 'pledgers' | 'pledgersUnnamed'>,
): string {
  const { pledgers, pledgersUnnamed } = pledge;
  if (pledgers.length === 0 && pledgersUnnamed) {
    const stated = pledgersUnnamed.charAt(0).toLocaleUpperCase(language) + pledgersUnnamed.slice(1);
    return t('pledge.unnamed', { stated });
  }
  const named = pledgers.map((id) => lookup.name('party', id));
  return [...named, pledgersUnnamed].filter(Boolean).join(', ');
}
