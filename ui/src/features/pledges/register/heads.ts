/** The groups of the register: their names, and which pledges stand under each. */
import type { GroupBy } from '../../../bindings/GroupBy';
import type { Convert } from '../../../bindings/Convert';
import type { GroupKey } from '../../../bindings/GroupKey';
import type { NamedGroup } from '../../../bindings/NamedGroup';
import type { Totals } from '../../../bindings/Totals';
import type { PledgeFilter } from '../../../bindings/PledgeFilter';
import { call } from '../../../data/call';
import { t, type Key } from '../../../data/text/text';
import type { GroupHead } from './groups';
import { channels, stages } from '../../../data/wording/pledges';

/** The words for what has no name of its own. */
const unnamedGroups: Partial<Record<GroupKey['kind'], Key>> = {
  year: 'group.noYear',
  month: 'group.noYear',
  team: 'group.noBody',
  channel: 'group.noChannel',
};

/** How a group of totals is called. */
export function formatGroupName({ key, name }: Pick<NamedGroup, 'key' | 'name'>): string {
  if (key.kind === 'channel' && key.channel) return t(channels[key.channel]);
  if (name !== '') return name;
  const word = unnamedGroups[key.kind];
  return word ? t(word) : t('table.unnamed');
}

type How = { convert?: Convert; knownOn?: string };

/**
 * The groups that totals come in; by stage, the pledges that have reached each, with all that they reached.
 * Totals tell of groups that something counts in: what counts in none stands in a group of its own, the last.
 */
export async function loadHeads(
  totals: Totals,
  by: GroupBy,
  wanted: PledgeFilter,
  how: How,
): Promise<GroupHead[]> {
  const counted =
    by === 'stage'
      ? await byStage(totals, wanted, how)
      : totals.groups.map((one) => toHead(one, totals));
  const { knownOn } = how;
  const uncounted = await call('pledges', {
    wanted,
    sorted: { by: 'announced', descending: false },
    uncounted: true,
    ...(knownOn !== undefined && { knownOn }),
    offset: 0,
    limit: 0,
  });
  return uncounted.count === 0 ? counted : [...counted, uncountedHead];
}

const uncountedHead: GroupHead = {
  key: 'uncounted',
  name: t('pledgeLink.notCounted'),
  stages: [],
  mixed: [],
  group: null,
  wanted: {},
  uncounted: true,
};

/** The channels that a group adds together though the coalition does not; none where it holds only one. */
export function mixedChannels({ channels }: NamedGroup, { apart }: Totals): NamedGroup['channels'] {
  return apart.length > 0 && channels.length > 1 ? channels : [];
}

function toHead(one: NamedGroup, totals: Totals): GroupHead {
  const { key, stages } = one;
  const mixed = mixedChannels(one, totals);
  const name = formatGroupName(one);
  return { key: JSON.stringify(key), name, stages, mixed, group: key, wanted: { group: key } };
}

async function byStage(totals: Totals, wanted: PledgeFilter, how: How): Promise<GroupHead[]> {
  const standing = totals.all.filter(({ stage }) => !wanted.stage || wanted.stage === stage);
  const heads = await Promise.all(
    standing.map(async ({ stage }): Promise<GroupHead> => {
      const asked = { wanted: { ...wanted, stage }, by: 'stage', channels: true, ...how } as const;
      const { all, apart } = await call('totals', asked);
      const mixed = apart.map(({ channel }) => channel);
      return {
        key: stage,
        name: t(stages[stage]),
        stages: all,
        mixed,
        group: null,
        wanted: { stage },
      };
    }),
  );
  return heads.filter((head) => head.stages.length > 0);
}
