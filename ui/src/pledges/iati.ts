/** What a file of activities holds and what it cannot say, in words. */
import type { NotSaid } from '../bindings/NotSaid';
import { tn, type CountKey } from '../text';

/** Pledges first, then single lines of those that are in the file. */
const told: Record<keyof NotSaid, CountKey> = {
  activities: 'iati.activities',
  withoutAmount: 'iati.withoutAmount',
  withoutDay: 'iati.withoutDay',
  withdrawn: 'iati.withdrawn',
  leftOut: 'iati.leftOut',
  otherRungs: 'iati.otherRungs',
  linesWithoutAmount: 'iati.linesWithoutAmount',
  linesWithoutDay: 'iati.linesWithoutDay',
};

/** How many pledges are in the file, and what of which kind is not. */
export function notSaidWords(left: NotSaid): string {
  const kinds = Object.keys(told) as (keyof NotSaid)[];
  const some = kinds.filter((kind) => kind === 'activities' || left[kind] > 0);
  return some.map((kind) => tn(told[kind], left[kind])).join(' ');
}
