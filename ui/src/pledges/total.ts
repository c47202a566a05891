/** Totals in words: each currency apart, what has no figure beside them, and what is not exact said so. */
import type { Converted } from '../bindings/Converted';
import type { StageTotal } from '../bindings/StageTotal';
import type { Stage } from '../bindings/Stage';
import type { Total } from '../bindings/Total';
import { amounts } from '../amounts.svelte';
import { showMoney } from '../money';
import { list, t, tn } from '../text';

/** Contributions without a figure. */
export function withoutOf({ without }: Total): number {
  const { notStated, notDisclosed, notYetQuantified, quantityOnly } = without;
  return notStated + notDisclosed + notYetQuantified + quantityOnly;
}

/** Those without names who give something of which no amount is known: how many contributions that is, nobody said. */
function unnamedOf({ unnamed }: Total): string {
  return list([...new Set(unnamed.map(({ who }) => who))]);
}

/** `EUR 129 500 000 + DKK 91 000 000`; empty when nothing has a figure. */
export function sumWords({ sums }: Total): string {
  if (amounts.hidden && sums.length > 0) return t('amount.hidden');
  const byFigures = [...sums].sort(
    (a, b) => b.figures - a.figures || a.currency.localeCompare(b.currency),
  );
  return byFigures.map(({ currency, minor }) => showMoney(minor, currency)).join(' + ');
}

/** `+ 3 contributions without an amount`, without the sign when there is no sum; empty for none. */
export function withoutWords(total: Total): string {
  const [without, who] = [withoutOf(total), unnamedOf(total)];
  const alone = total.sums.length === 0;
  const words = without === 0 ? '' : tn(alone ? 'totals.onlyWithout' : 'totals.without', without);
  if (who === '') return words;
  const first = alone && words === '';
  const others = t(first ? 'totals.unnamed' : 'totals.unnamed.also', { who });
  return [words, others].filter(Boolean).join(' ');
}

/** `EUR 20 500 000 + 3 contributions without an amount`. */
export function totalWords(total: Total): string {
  return [sumWords(total), withoutWords(total)].filter(Boolean).join(' ');
}

/** `EUR 20 500 000 + 3 without`: for where there is little room. */
export function shortWords(total: Total): string {
  const without = withoutOf(total);
  const rest = without === 0 ? '' : tn('totals.short', without);
  const who = unnamedOf(total);
  const others = who === '' ? '' : t('totals.unnamed', { who });
  return [sumWords(total), rest, others].filter(Boolean).join(' + ');
}

/** `Not exact among the figures: 1 about, 2 ranges (their lower figure counts).`; empty when all are exact. */
export function notExactWords({ notExact }: Total): string {
  const how = ['about', 'atLeast', 'upTo', 'range'] as const;
  const parts = how.flatMap((one) => (notExact[one] ? [tn(`totals.${one}`, notExact[one])] : []));
  return parts.length === 0 ? '' : t('totals.notExact', { parts: list(parts) });
}

/** `EUR 141 700 000`, and beside it what the rates do not convert. */
export function convertedWords(converted: Converted): string {
  const left = list(converted.unconverted.map(({ minor, currency }) => showMoney(minor, currency)));
  if (converted.minor === null) return t('totals.noRate', { left });
  const money = showMoney(converted.minor, converted.currency);
  const words = t(converted.rounded ? 'totals.converted.rounded' : 'totals.converted', { money });
  return left === '' ? words : t('totals.unconverted', { words, left });
}

/** The stages a total shows even when nothing stands there. */
const always: Stage[] = ['announced', 'committed', 'delivered'];

/** The stages that matter most first: where there is no room for all, these are seen. */
export function mainFirst(all: StageTotal[]): StageTotal[] {
  const main = all.filter(({ stage }) => always.includes(stage));
  return [...main, ...all.filter(({ stage }) => !always.includes(stage))];
}

/** What stands at each stage, those that matter most shown as empty rather than left out. */
export function ladder(all: StageTotal[], order: Stage[]): { stage: Stage; total: Total | null }[] {
  return order.flatMap((stage) => {
    const total = all.find((one) => one.stage === stage)?.total ?? null;
    return total !== null || always.includes(stage) ? [{ stage, total }] : [];
  });
}
