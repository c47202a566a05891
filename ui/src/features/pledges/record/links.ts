/** What one pledge is to another, said from both ends, and what that does to the totals. */
import type { Amount } from '../../../bindings/Amount';
import type { LinkRow } from '../../../bindings/LinkRow';
import type { PledgeLinkFields } from '../../../bindings/PledgeLinkFields';
import type { PledgeLinkKind } from '../../../bindings/PledgeLinkKind';
import type { PledgeSheet } from '../../../bindings/PledgeSheet';
import type { FormSpec } from '../../../data/drafts/form';
import { hasFigure } from '../../../data/text/money';
import { t, type Key } from '../../../data/text/text';

export const kinds: Record<PledgeLinkKind, Key> = {
  repeats: 'link.repeats',
  confirms: 'link.confirms',
  increases: 'link.increases',
  corrects: 'link.corrects',
  partOf: 'link.partOf',
  replaces: 'link.replaces',
  differs: 'link.differs',
};

/** The same, said by the other end. */
export const inverseKinds: Record<PledgeLinkKind, Key> = {
  repeats: 'link.by.repeats',
  confirms: 'link.by.confirms',
  increases: 'link.by.increases',
  corrects: 'link.by.corrects',
  partOf: 'link.by.partOf',
  replaces: 'link.by.replaces',
  differs: 'link.differs',
};

/** What the pledge that links does to the totals. */
const effects: Record<PledgeLinkKind, Key> = {
  repeats: 'link.effect.repeats',
  confirms: 'link.effect.confirms',
  increases: 'link.effect.increases',
  corrects: 'link.effect.corrects',
  partOf: 'link.effect.partOf',
  replaces: 'link.effect.replaces',
  differs: 'link.effect.differs',
};

/** What is done to the totals of the pledge that is linked to. */
const effectsBy: Record<PledgeLinkKind, Key> = {
  repeats: 'link.effectBy.repeats',
  confirms: 'link.effectBy.confirms',
  increases: 'link.effectBy.increases',
  corrects: 'link.effectBy.corrects',
  partOf: 'link.effectBy.partOf',
  replaces: 'link.effectBy.replaces',
  differs: 'link.effect.differs',
};

export const form = {
  pledge: { kind: 'hidden' },
  kind: { kind: 'choice', label: 'link.kind', half: true, words: kinds },
  other: {
    kind: 'one',
    noun: 'pledge',
    label: 'link.other',
    required: true,
    half: true,
    where: (other, link) => other.id !== link.pledge,
  },
  note: { kind: 'longText', label: 'link.note', help: 'link.note.help' },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<PledgeLinkFields>;

export const blank = (pledge: string): PledgeLinkFields => ({
  pledge,
  kind: 'repeats',
  other: '',
  note: null,
  sources: [],
});

/** With these, one end's money is that of the other. */
const leavesOut: PledgeLinkKind[] = ['repeats', 'confirms', 'partOf'];
const takesOut: PledgeLinkKind[] = ['corrects', 'replaces'];

/** What a link does to the totals, as a sentence. */
export interface Effect {
  /** The link. */
  id: string;
  words: string;
}

/** What the links do to the totals, one by one; what takes the pledge out of them comes first. */
export function listEffects(
  sheet: Pick<PledgeSheet, 'links' | 'linkedBy'>,
  own: Amount,
  name: (row: LinkRow) => string,
): Effect[] {
  const say = (row: LinkRow, words: Record<PledgeLinkKind, Key>, open: Key, whole: Amount) => {
    const { id, kind } = row.link;
    // Of a whole without a figure, the part is all that can be counted.
    const counted = kind === 'partOf' && !hasFigure(whole.precision);
    const out = words === effects ? leavesOut : takesOut;
    return {
      out: out.includes(kind) && !counted,
      id,
      words: t(counted ? open : words[kind], { other: name(row) }),
    };
  };
  return [
    ...sheet.links.map((row) => say(row, effects, 'link.effect.partOfOpen', row.far.amount)),
    ...sheet.linkedBy.map((row) => say(row, effectsBy, 'link.effectBy.partOfOpen', own)),
  ]
    .sort((a, b) => Number(b.out) - Number(a.out))
    .map(({ id, words }) => ({ id, words }));
}
