/** What a merge does, in words. */
import type { MergedKind } from '../../bindings/MergedKind';
import type { MergeLine } from '../../bindings/MergeLine';
import { nounLabel, type Key } from '../../data/text/text';

/** What should be read first stands first; what simply comes stands last. */
const kinds: Record<MergedKind, Key> = {
  sealedHere: 'merge.kind.sealedHere',
  sealedThere: 'merge.kind.sealedThere',
  addedToSealed: 'merge.kind.addedToSealed',
  leftOut: 'merge.kind.leftOut',
  unlinked: 'merge.kind.unlinked',
  clash: 'merge.kind.clash',
  inUse: 'merge.kind.inUse',
  renumbered: 'merge.kind.renumbered',
  same: 'merge.kind.same',
  broughtBack: 'merge.kind.broughtBack',
  removed: 'merge.kind.removed',
  changed: 'merge.kind.changed',
  added: 'merge.kind.added',
};

/** The kinds of lines that the merge writes, as against those it only reports. */
export const acceptedKinds: ReadonlySet<MergedKind> = new Set([
  'added',
  'changed',
  'removed',
  'broughtBack',
  'same',
  'renumbered',
]);

/** The lines of a merge by what became of them. */
export function groupByKind(lines: MergeLine[]): { kind: Key; lines: MergeLine[] }[] {
  const all = Object.entries(kinds) as [MergedKind, Key][];
  return all
    .map(([kind, key]) => ({ kind: key, lines: lines.filter((line) => line.kind === kind) }))
    .filter(({ lines }) => lines.length > 0);
}

/** `pledge Licences (Purpose)`, and what stands now where that differs. */
export function describeLine({ noun, title, fields, now }: MergeLine): string {
  const about = fields.length > 0 ? ` (${fields.join(', ')})` : '';
  return `${nounLabel(noun)} ${title}${about}${now === null ? '' : ` → ${now}`}`;
}
