/** The names offered while one is being typed. */
import { filterOptions, type Option } from '../../../../data/lookup/lookup.svelte';
import { t } from '../../../../data/text/text';
import type { Mentionable } from './mentions';
import type { Kind } from './parseLine';

export interface MentionOffer {
  key: string;
  /** What stands in the line once it is taken. */
  name: string;
  hint: string;
  who: Mentionable | null;
}

export type MentionOption = Option & { noun: Mentionable['noun'] };

export const toMentionable = ({ noun, id, label, also }: MentionOption): Mentionable => ({
  noun,
  id,
  name: label,
  also,
});

/** Those whose name fits, best first; for a pledge, also a group without names. */
export function offerMentions(
  all: MentionOption[],
  typed: string,
  team: boolean,
  kind: Kind | null,
): MentionOffer[] {
  const matches = filterOptions(
    all.filter(({ noun }) => (noun === 'body') === team),
    typed,
  ) as MentionOption[];
  const found: MentionOffer[] = matches
    .slice(0, 8)
    .map((one) => ({ key: one.id, name: one.label, hint: one.hint, who: toMentionable(one) }));
  const group = typed.trim();
  if (kind === 'pledge' && !team && group !== '')
    found.push({ key: 'unnamed', name: `“${group}”`, hint: t('quick.offer.unnamed'), who: null });
  return found;
}
