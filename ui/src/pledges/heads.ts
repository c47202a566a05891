/** The groups of the register: their names, and which pledges stand under each. */
import type { By } from '../bindings/By';
import type { Convert } from '../bindings/Convert';
import type { GroupKey } from '../bindings/GroupKey';
import type { NamedGroup } from '../bindings/NamedGroup';
import type { Totals } from '../bindings/Totals';
import type { Wanted } from '../bindings/Wanted';
import { call } from '../call';
import { t, type Key } from '../text';
import type { Head } from './groups';
import { channels, rungs } from './words';

/** The words for what has no name of its own. */
const without: Partial<Record<GroupKey['kind'], Key>> = {
  year: 'group.noYear',
  month: 'group.noYear',
  team: 'group.noTeam',
  channel: 'group.noChannel',
};

/** How a group of totals is called. */
export function groupName({ key, name }: Pick<NamedGroup, 'key' | 'name'>): string {
  if (key.kind === 'channel' && key.channel) return t(channels[key.channel]);
  if (name !== '') return name;
  const word = without[key.kind];
  return word ? t(word) : t('table.unnamed');
}

/** The groups that totals come in; by rung, the pledges that have come to each, with all that they reached. */
export async function headsOf(
  totals: Totals,
  by: By,
  wanted: Wanted,
  how: { convert?: Convert; knownOn?: string },
): Promise<Head[]> {
  if (by !== 'rung') {
    return totals.groups.map((one) => ({
      key: JSON.stringify(one.key),
      name: groupName(one),
      rungs: one.rungs,
      group: one.key,
      wanted: { group: one.key },
    }));
  }
  const standing = totals.all.filter(({ rung }) => !wanted.rung || wanted.rung === rung);
  const heads = await Promise.all(
    standing.map(async ({ rung }): Promise<Head> => {
      const { all } = await call('totals', { wanted: { ...wanted, rung }, by: 'rung', ...how });
      return { key: rung, name: t(rungs[rung]), rungs: all, group: null, wanted: { rung } };
    }),
  );
  return heads.filter((head) => head.rungs.length > 0);
}
