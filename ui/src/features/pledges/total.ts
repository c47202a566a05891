/** Totals in words: each currency apart, what has no figure beside them, and what is not exact said so. */
import type { ConvertedTotal } from '../../bindings/ConvertedTotal';
import type { StageTotal } from '../../bindings/StageTotal';
import type { Stage } from '../../bindings/Stage';
import type { Total } from '../../bindings/Total';
import { amountVisibility } from '../../data/amountVisibility.svelte';
import { formatMoney } from '../../data/text/money';
import { formatList, t, tn } from '../../data/text/text';

/** Contributions without a figure. */
export function countWithoutAmount({ without }: Total): number {
  const { notStated, notDisclosed, notYetQuantified, quantityOnly } = without;
  return notStated + notDisclosed + notYetQuantified + quantityOnly;
}

/** Those without names who give something of which no amount is known: how many contributions that is, nobody said. */
function formatUnnamed({ unnamed }: Total): string {
  return formatList([...new Set(unnamed.map(({ who }) => who))]);
}

/** `EUR 129 500 000 + DKK 91 000 000`; empty when nothing has a figure. */
export function formatSums({ sums }: Total): string {
  if (amountVisibility.hidden && sums.length > 0) return t('amount.hidden');
  const byFigures = [...sums].sort(
    (a, b) => b.figures - a.figures || a.currency.localeCompare(b.currency),
  );
  return byFigures.map(({ currency, minor }) => formatMoney(minor, currency)).join(' + ');
}

/** `+ 3 contributions without an amount`, without the sign when there is no sum; empty for none. */
export function formatWithoutAmount(total: Total): string {
  const [without, who] = [countWithoutAmount(total), formatUnnamed(total)];
  const alone = total.sums.length === 0;
  const words = without === 0 ? '' : tn(alone ? 'totals.onlyWithout' : 'totals.without', without);
  if (who === '') return words;
  const first = alone && words === '';
  const others = t(first ? 'totals.unnamed' : 'totals.unnamed.also', { who });
  return [words, others].filter(Boolean).join(' ');
}

/** `EUR 20 500 000 + 3 contributions without an amount`. */
export function formatTotal(total: Total): string {
  return [formatSums(total), formatWithoutAmount(total)].filter(Boolean).join(' ');
}

/** `EUR 20 500 000 + 3 without`: for where there is little room. */
export function formatShortTotal(total: Total): string {
  const without = countWithoutAmount(total);
  const rest = without === 0 ? '' : tn('totals.short', without);
  const who = formatUnnamed(total);
  const others = who === '' ? '' : t('totals.unnamed', { who });
  return [formatSums(total), rest, others].filter(Boolean).join(' + ');
}

/** `Not exact among the figures: 1 about, 2 ranges (their lower figure counts).`; empty when all are exact. */
export function describeNotExact({ notExact }: Total): string {
  const how = ['about', 'atLeast', 'upTo', 'range'] as const;
  const parts = how.flatMap((one) => (notExact[one] ? [tn(`totals.${one}`, notExact[one])] : []));
  return parts.length === 0 ? '' : t('totals.notExact', { parts: formatList(parts) });
}

/** `EUR 141 700 000`, and beside it what the rates do not convert. */
export function describeConverted(converted: ConvertedTotal): string {
  const left = formatList(
    converted.unconverted.map(({ minor, currency }) => formatMoney(minor, currency)),
  );
  if (converted.minor === null) return t('totals.noRate', { left });
  const money = formatMoney(converted.minor, converted.currency);
  const words = t(converted.rounded ? 'totals.converted.rounded' : 'totals.converted', { money });
  return left === '' ? words : t('totals.unconverted', { words, left });
}

/** Stages that are shown even when their total is empty. */
const always: Stage[] = ['announced', 'committed', 'delivered'];

/** The most important stages first, for where there is no room for all. */
export function sortMainFirst(all: StageTotal[]): StageTotal[] {
  const main = all.filter(({ stage }) => always.includes(stage));
  return [...main, ...all.filter(({ stage }) => !always.includes(stage))];
}

/** The total at each stage; the most important stages are listed even when empty. */
export function totalsByStage(
  all: StageTotal[],
  order: Stage[],
): { stage: Stage; total: Total | null }[] {
  return order.flatMap((stage) => {
    const total = all.find((one) => one.stage === stage)?.total ?? null;
    return total !== null || always.includes(stage) ? [{ stage, total }] : [];
  });
}
