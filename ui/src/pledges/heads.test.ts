import { expect, it } from 'vitest';
import type { By } from '../bindings/By';
import type { NamedGroup } from '../bindings/NamedGroup';
import type { PledgesAsked } from '../bindings/PledgesAsked';
import type { Totals } from '../bindings/Totals';
import { answering } from '../testing/desk';
import { headsOf } from './heads';

const nothing: Totals = {
  groups: [],
  all: [],
  apart: [],
  undated: 0,
  leftOut: 1,
  rates: null,
};
const answers = (count: number) =>
  answering({ pledges: () => ({ today: '2024-04-03', count, all: 3, rows: [] }) });

it.each<By>(['state', 'stage'])(
  'grouped by %s, pledges that no total counts stand in a group of their own, the last',
  async (by) => {
    const asked = answers(2);
    const heads = await headsOf(nothing, by, { words: 'fund' }, { knownOn: '2024-04-03' });
    expect(heads.map(({ name, uncounted }) => [name, uncounted])).toEqual([['not counted', true]]);
    expect(asked[0]?.input as PledgesAsked).toMatchObject({
      wanted: { words: 'fund' },
      uncounted: true,
      knownOn: '2024-04-03',
      limit: 0,
    });
  },
);

it('where everything counts, there is no such group', async () => {
  answers(0);
  expect(await headsOf(nothing, 'state', {}, {})).toEqual([]);
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
    (await headsOf(totals, 'state', {}, {})).map((head) => head.mixed);
  expect(await mixed({ ...nothing, groups, apart })).toEqual([['national', null], []]);
  expect(await mixed({ ...nothing, groups })).toEqual([[], []]);
});
