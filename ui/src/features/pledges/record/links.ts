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
  repeats: 'pledgeLink.repeats',
  confirms: 'pledgeLink.confirms',
  increases: 'pledgeLink.increases',
  corrects: 'pledgeLink.corrects',
  partOf: 'pledgeLink.partOf',
  replaces: 'pledgeLink.replaces',
  differs: 'pledgeLink.differs',
};

/** The same, said by the other end. */
export const inverseKinds: Record<PledgeLinkKind, Key> = {
  repeats: 'pledgeLink.by.repeats',
  confirms: 'pledgeLink.by.confirms',
  increases: 'pledgeLink.by.increases',
  corrects: 'pledgeLink.by.corrects',
  partOf: 'pledgeLink.by.partOf',
  replaces: 'pledgeLink.by.replaces',
  differs: 'pledgeLink.differs',
};

/** What the pledge that links does to the totals. */
const effects: Record<PledgeLinkKind, Key> = {
  repeats: 'pledgeLink.effect.repeats',
  confirms: 'pledgeLink.effect.confirms',
  increases: 'pledgeLink.effect.increases',
  corrects: 'pledgeLink.effect.corrects',
  partOf: 'pledgeLink.effect.partOf',
  replaces: 'pledgeLink.effect.replaces',
  differs: 'pledgeLink.effect.differs',
};

/** What is done to the totals of the pledge that is linked to. */
const effectsBy: Record<PledgeLinkKind, Key> = {
  repeats: 'pledgeLink.effectBy.repeats',
  confirms: 'pledgeLink.effectBy.confirms',
  increases: 'pledgeLink.effectBy.increases',
  corrects: 'pledgeLink.effectBy.corrects',
  partOf: 'pledgeLink.effectBy.partOf',
  replaces: 'pledgeLink.effectBy.replaces',
  differs: 'pledgeLink.effect.differs',
};

export const form = {
  pledge: { kind: 'hidden' },
  kind: { kind: 'choice', label: 'pledgeLink.kind', half: true, words: kinds },
  other: {
    kind: 'one',
    noun: 'pledge',
    label: 'pledgeLink.other',
    required: true,
    half: true,
    where: (other, link) => other.id !== link.pledge,
  },
  note: { kind: 'longText', label: 'pledgeLink.note', help: 'pledgeLink.note.help' },
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
    ...sheet.links.map((row) => say(row, effects, 'pledgeLink.effect.partOfOpen', row.far.amount)),
    ...sheet.linkedBy.map((row) => say(row, effectsBy, 'pledgeLink.effectBy.partOfOpen', own)),
  ]
    .sort((a, b) => Number(b.out) - Number(a.out))
    .map(({ id, words }) => ({ id, words }));
}
