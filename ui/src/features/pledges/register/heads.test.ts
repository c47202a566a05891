import { expect, it } from 'vitest';
import type { GroupBy } from '../../../bindings/GroupBy';
import type { NamedGroup } from '../../../bindings/NamedGroup';
import type { PledgeQuery } from '../../../bindings/PledgeQuery';
import type { Totals } from '../../../bindings/Totals';
import { answerCommands } from '../../../testing/backend';
import { loadHeads } from './heads';

const nothing: Totals = {
  groups: [],
  all: [],
  apart: [],
  undated: 0,
  leftOut: 1,
  rates: null,
};
const answers = (count: number) =>
  answerCommands({ pledges: () => ({ today: '2024-04-03', count, all: 3, rows: [] }) });

it.each<GroupBy>(['state', 'stage'])(
  'grouped by %s, pledges that no total counts stand in a group of their own, the last',
  async (by) => {
    const asked = answers(2);
    const heads = await loadHeads(nothing, by, { words: 'fund' }, { knownOn: '2024-04-03' });
    expect(heads.map(({ name, uncounted }) => [name, uncounted])).toEqual([['not counted', true]]);
    expect(asked[0]?.input as PledgeQuery).toMatchObject({
      wanted: { words: 'fund' },
      uncounted: true,
      knownOn: '2024-04-03',
      limit: 0,
    });
  },
);

it('where everything counts, there is no such group', async () => {
  answers(0);
  expect(await loadHeads(nothing, 'state', {}, {})).toEqual([]);
});

it('a group that adds channels together says which, unless the coalition adds them up', async () => {
  answers(0);
  const group = (name: string, channels: NamedGroup['channels']): NamedGroup => ({
    name,
    key: { kind: 'party', id: name },
    stages: [],
    channels,
  });
  const groups = [group('State 001', ['national', null]), group('State 002', ['national'])];
  const apart: Totals['apart'] = [
    { channel: 'national', all: [] },
    { channel: null, all: [] },
  ];
  const mixed = async (totals: Totals) =>
    (await loadHeads(totals, 'state', {}, {})).map((head) => head.mixed);
  expect(await mixed({ ...nothing, groups, apart })).toEqual([['national', null], []]);
  expect(await mixed({ ...nothing, groups })).toEqual([[], []]);
});
