/** What a file of activities cannot say, in words. */
import type { NotSaid } from '../bindings/NotSaid';
import { tn, type CountKey } from '../text';

/** Pledges first, then single lines of those that are in the file. */
const told: Record<Exclude<keyof NotSaid, 'activities'>, CountKey> = {
  withoutAmount: 'iati.withoutAmount',
  withoutDay: 'iati.withoutDay',
  withdrawn: 'iati.withdrawn',
  leftOut: 'iati.leftOut',
  otherRungs: 'iati.otherRungs',
  linesWithoutAmount: 'iati.linesWithoutAmount',
  linesWithoutDay: 'iati.linesWithoutDay',
};

/** What of which kind is not in the file; empty when all is. */
export function notSaidWords(left: NotSaid): string {
  const kinds = Object.keys(told) as (keyof typeof told)[];
  const some = kinds.filter((kind) => left[kind] > 0);
  return some.map((kind) => tn(told[kind], left[kind])).join(' ');
}
