/** What a file of activities cannot say, in words. */
import type { NotSaid } from '../bindings/NotSaid';
import type { Unmet } from '../bindings/Unmet';
import type { UnmetRule } from '../bindings/UnmetRule';
import { list, t, tn, type CountKey, type Key } from '../text';

/** Pledges first, then single lines of those that are in the file. */
const told: Record<Exclude<keyof NotSaid, 'activities'>, CountKey> = {
  withoutAmount: 'iati.withoutAmount',
  withoutDay: 'iati.withoutDay',
  withdrawn: 'iati.withdrawn',
  leftOut: 'iati.leftOut',
  otherStages: 'iati.otherStages',
  linesWithoutAmount: 'iati.linesWithoutAmount',
  linesWithoutDay: 'iati.linesWithoutDay',
};

/** What of which kind is not in the file; empty when all is. */
export function notSaidWords(left: NotSaid): string {
  const kinds = Object.keys(told) as (keyof typeof told)[];
  const some = kinds.filter((kind) => left[kind] > 0);
  return some.map((kind) => tn(told[kind], left[kind])).join(' ');
}

const rules: Record<UnmetRule, Key> = {
  noSector: 'iati.unmet.noSector',
  noRecipient: 'iati.unmet.noRecipient',
  noReceiver: 'iati.unmet.noReceiver',
  startInFuture: 'iati.unmet.startInFuture',
  transactionInFuture: 'iati.unmet.transactionInFuture',
  changedInFuture: 'iati.unmet.changedInFuture',
};

/** The rules of the standard that activities would not keep, each with the pledges that do not. */
export function unmetWords(unmet: Unmet[]): string[] {
  const order = Object.keys(rules) as UnmetRule[];
  return order.flatMap((rule) => {
    const titles = unmet.filter((one) => one.rule === rule).map(({ title }) => `“${title}”`);
    return titles.length === 0 ? [] : [t(rules[rule], { titles: list(titles) })];
  });
}
