/** What a file of activities cannot say, in words. */
import type { ActivityCounts } from '../../bindings/ActivityCounts';
import type { RulesetViolation } from '../../bindings/RulesetViolation';
import type { RulesetRule } from '../../bindings/RulesetRule';
import { formatList, t, tn, type CountKey, type Key } from '../../data/text/text';

/** Pledges first, then single lines of those that are in the file. */
const omissionKeys: Record<Exclude<keyof ActivityCounts, 'activities'>, CountKey> = {
  withoutAmount: 'iati.withoutAmount',
  withoutDay: 'iati.withoutDay',
  withdrawn: 'iati.withdrawn',
  leftOut: 'iati.leftOut',
  otherStages: 'iati.otherStages',
  linesWithoutAmount: 'iati.linesWithoutAmount',
  linesWithoutDay: 'iati.linesWithoutDay',
};

/** What of which kind is not in the file; empty when all is. */
export function describeNotSaid(left: ActivityCounts): string {
  const kinds = Object.keys(omissionKeys) as (keyof typeof omissionKeys)[];
  const some = kinds.filter((kind) => left[kind] > 0);
  return some.map((kind) => tn(omissionKeys[kind], left[kind])).join(' ');
}

const rules: Record<RulesetRule, Key> = {
  noSector: 'iati.unmet.noSector',
  noRecipient: 'iati.unmet.noRecipient',
  noReceiver: 'iati.unmet.noReceiver',
  startInFuture: 'iati.unmet.startInFuture',
  transactionInFuture: 'iati.unmet.transactionInFuture',
  changedInFuture: 'iati.unmet.changedInFuture',
};

/** The rules of the standard that activities would not keep, each with the pledges that do not. */
export function describeUnmet(unmet: RulesetViolation[]): string[] {
  const order = Object.keys(rules) as RulesetRule[];
  return order.flatMap((rule) => {
    const titles = unmet.filter((one) => one.rule === rule).map(({ title }) => `“${title}”`);
    return titles.length === 0 ? [] : [t(rules[rule], { titles: formatList(titles) })];
  });
}
