/** What the list of names offers for what is being typed. */
import { matching, type Option } from '../../../pickers/lookup.svelte';
import { t } from '../../../text';
import type { Who } from './mentions';
import type { Kind } from './read';

export interface Offer {
  key: string;
  /** What stands in the line once it is taken. */
  name: string;
  hint: string;
  who: Who | null;
}

export type Named = Option & { noun: Who['noun'] };

export const asWho = ({ noun, id, label, also }: Named): Who => ({ noun, id, name: label, also });

/** Those whose name fits, best first; for a pledge, also a group without names. */
export function offers(all: Named[], typed: string, team: boolean, kind: Kind | null): Offer[] {
  const fit = matching(
    all.filter(({ noun }) => (noun === 'body') === team),
    typed,
  ) as Named[];
  const found: Offer[] = fit
    .slice(0, 8)
    .map((one) => ({ key: one.id, name: one.label, hint: one.hint, who: asWho(one) }));
  const group = typed.trim();
  if (kind === 'pledge' && !team && group !== '')
    found.push({ key: 'unnamed', name: `“${group}”`, hint: t('quick.offer.unnamed'), who: null });
  return found;
}
