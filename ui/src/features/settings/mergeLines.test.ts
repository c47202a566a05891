import { expect, test } from 'vitest';
import type { MergeLine } from '../../bindings/MergeLine';
import { groupByKind, describeLine } from './mergeLines';

const line = (kind: MergeLine['kind'], title: string): MergeLine => ({
  kind,
  noun: 'pledge',
  record: title,
  title,
  fields: [],
  now: null,
});

test('what was not taken is read before what simply comes', () => {
  const groups = groupByKind([line('added', 'a'), line('sealedHere', 'b'), line('added', 'c')]);
  expect(groups.map(({ kind, lines }) => [kind, lines.map((l) => l.title)])).toEqual([
    ['merge.kind.sealedHere', ['b']],
    ['merge.kind.added', ['a', 'c']],
  ]);
});

test('a line names the record, the fields and what stands now', () => {
  const moved = {
    ...line('renumbered', 'Licences'),
    noun: 'decision',
    fields: ['Number'],
    now: '2.4',
  };
  expect(describeLine(moved)).toBe('decision Licences (Number) → 2.4');
});
