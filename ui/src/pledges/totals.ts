/**
 * What pledges come to, as announced: an exact sum for each currency, of those that have a figure.
 * Currencies are never added, and no amount is never a zero.
 */
import type { Precision } from '../bindings/Precision';
import { decimals, hasFigure, showMoney } from '../money';
import type { Rec } from '../records.svelte';
import { list, t, tn } from '../text';

type Pledge = Pick<Rec<'pledge'>, 'amount'>;
type Loose = Extract<Precision, 'about' | 'atLeast' | 'upTo' | 'range'>;
const loose: Loose[] = ['about', 'atLeast', 'upTo', 'range'];

export interface Totals {
  /** In minor units; the largest first where they can be compared at a glance, by units. */
  sums: { currency: string; minor: bigint; figures: number }[];
  /** Pledges without a figure. */
  without: number;
  /** Figures that are not exact, by how they were stated. */
  notExact: Partial<Record<Loose, number>>;
}

/** A joint pledge is one record and counts once; of a range the lower figure counts. */
export function totals(pledges: Pledge[]): Totals {
  const sums = new Map<string, { currency: string; minor: bigint; figures: number }>();
  const notExact: Partial<Record<Loose, number>> = {};
  let without = 0;
  for (const { amount } of pledges) {
    const { precision, minor, currency } = amount;
    if (!hasFigure(precision) || minor === null || currency === null) {
      without++;
      continue;
    }
    const sum = sums.get(currency) ?? { currency, minor: 0n, figures: 0 };
    sums.set(currency, { ...sum, minor: sum.minor + BigInt(minor), figures: sum.figures + 1 });
    const how = loose.find((one) => one === precision);
    if (how) notExact[how] = (notExact[how] ?? 0) + 1;
  }
  const byFigures = [...sums.values()].sort(
    (a, b) => b.figures - a.figures || a.currency.localeCompare(b.currency),
  );
  return { sums: byFigures, without, notExact };
}

/** `EUR 129 500 000 + DKK 91 000 000`; empty when no pledge has a figure. */
export function sumWords({ sums }: Totals): string {
  return sums.map(({ currency, minor }) => bigMoney(minor, currency)).join(' + ');
}

/** `Not exact among the figures: 1 about, 2 ranges (their lower figure counts).`; empty when all are exact. */
export function notExactWords({ notExact }: Totals): string {
  const parts = loose.flatMap((how) => {
    const n = notExact[how];
    return n ? [tn(`totals.${how}`, n)] : [];
  });
  return parts.length === 0 ? '' : t('totals.notExact', { parts: list(parts) });
}

/** A sum may grow beyond the figures that one amount may have: units and minor units are written apart. */
function bigMoney(minor: bigint, currency: string): string {
  if (minor <= BigInt(Number.MAX_SAFE_INTEGER)) return showMoney(Number(minor), currency);
  const unit = 10n ** BigInt(decimals(currency));
  const units = (minor / unit).toString().replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  const rest = minor % unit;
  const cents = rest === 0n ? '' : `.${rest.toString().padStart(decimals(currency), '0')}`;
  return `${currency}\u00a0${units}${cents}`;
}
