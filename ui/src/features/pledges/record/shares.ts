/** How much of a joint pledge is not split among those who made it. */
import type { Amount } from '../../../bindings/Amount';
import { hasFigure } from '../../../data/text/money';

/** By how much the shares come to more than the whole; null when they do not. At least a figure may be any more. */
export function findExcess(whole: Amount, shares: { minor: number }[]): Amount | null {
  const most = whole.precision === 'range' ? whole.maxMinor : whole.minor;
  if (!hasFigure(whole.precision) || whole.precision === 'atLeast' || most === null) return null;
  const over = shares.reduce((sum, share) => sum + share.minor, 0) - most;
  return over > 0 ? { ...whole, precision: 'exact', minor: over, maxMinor: null } : null;
}

/** What is left of the whole when the shares known so far are taken off; null when the whole has no figure. */
export function findRemainder(whole: Amount, shares: { minor: number }[]): Amount | null {
  if (!hasFigure(whole.precision) || whole.minor === null) return null;
  const split = shares.reduce((sum, share) => sum + share.minor, 0);
  const left = (minor: number) => Math.max(0, minor - split);
  const precision = whole.precision === 'jointWithoutSplit' ? 'exact' : whole.precision;
  if (precision !== 'range' || whole.maxMinor === null) {
    return { ...whole, precision, minor: left(whole.minor) };
  }
  const [minor, maxMinor] = [left(whole.minor), left(whole.maxMinor)];
  // Once the lower figure is used up, only the upper one is left to say.
  return minor === 0
    ? { ...whole, precision: 'upTo', minor: maxMinor, maxMinor: null }
    : { ...whole, precision, minor, maxMinor };
}
