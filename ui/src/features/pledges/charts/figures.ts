/** What the charts draw, and what they can't: an amount that is not known is never drawn as 0. */
import type { GroupKey } from '../../../bindings/GroupKey';
import type { NamedGroup } from '../../../bindings/NamedGroup';
import type { Quarter } from '../../../bindings/Quarter';
import type { Stage } from '../../../bindings/Stage';
import type { StageTotal } from '../../../bindings/StageTotal';
import type { Total } from '../../../bindings/Total';
import { monthNames } from '../../../data/text/dates';
import { decimalPlaces, formatMoney } from '../../../data/text/money';
import { formatList, t, type Key } from '../../../data/text/text';
import { formatGroupName } from '../register/heads';
import { formatTotal } from '../total';
import { stages } from '../../../data/wording/pledges';

/** One currency at a time: amounts that came in it, or all of them converted into it. */
export interface Unit {
  currency: string;
  converted: boolean;
}

export interface Point {
  /** In minor units, as digits; null when there is no figure. */
  minor: string | null;
  /** The figure as the table behind the chart says it. */
  words: string;
}

export interface Series {
  name: string;
  /** Its place among the series: by it, it has the same colour and pattern in every chart. */
  at: number;
  points: Point[];
}

/** A chart as data: the picture and the table are drawn from the same. */
export interface Figure {
  labels: string[];
  series: Series[];
}

export const drawnStages: Stage[] = ['announced', 'committed', 'delivered'];

/** What a total is in the unit of the chart; null when it has no figure there. */
export function mainMinor(total: Total | undefined, unit: Unit): string | null {
  if (!total) return null;
  if (!unit.converted) {
    return total.sums.find((sum) => sum.currency === unit.currency)?.minor ?? null;
  }
  return total.converted?.minor ?? null;
}

function toPoint(total: Total | undefined, unit: Unit): Point {
  const minor = mainMinor(total, unit);
  if (!total) return { minor, words: t('totals.nothing') };
  if (unit.converted && minor !== null) {
    return { minor, words: `${formatMoney(minor, unit.currency)} (${formatTotal(total)})` };
  }
  return { minor, words: formatTotal(total) };
}

const stands = (all: StageTotal[], stage: Stage) => all.find((one) => one.stage === stage)?.total;

/** Announced, committed and delivered by state; the largest first, those without a figure last. */
export function statesFigure(groups: NamedGroup[], unit: Unit): Figure & { keys: GroupKey[] } {
  const size = (group: NamedGroup) =>
    BigInt(mainMinor(stands(group.stages, 'announced'), unit) ?? '-1');
  const ordered = [...groups].sort((a, b) => {
    const [one, other] = [size(a), size(b)];
    return one === other ? 0 : one > other ? -1 : 1;
  });
  return {
    labels: ordered.map(formatGroupName),
    keys: ordered.map(({ key }) => key),
    series: drawnStages.map((stage, at) => ({
      name: t(stages[stage]),
      at,
      points: ordered.map((group) => toPoint(stands(group.stages, stage), unit)),
    })),
  };
}

/** `April 2024`. */
export function formatMonth(first: string): string {
  const [year = '', month = '1'] = first.split('-');
  return `${monthNames[Number(month) - 1] ?? ''} ${year}`;
}

/** How much was announced, committed and delivered until the end of each month that has a line; the core adds up. */
export function timeFigure(groups: NamedGroup[], unit: Unit): Figure & { months: string[] } {
  const dated = groups
    .flatMap((group) => {
      const { key } = group;
      return key.kind === 'month' && key.first !== null ? [{ first: key.first, group }] : [];
    })
    .sort((a, b) => (a.first < b.first ? -1 : 1));
  const series = drawnStages.map((stage, at): Series => {
    const points = dated.map(({ group }): Point => {
      const minor = mainMinor(stands(group.stages, stage), unit);
      return {
        minor,
        words: minor === null ? t('totals.nothing') : formatMoney(minor, unit.currency),
      };
    });
    return { name: t(stages[stage]), at, points };
  });
  const months = dated.map(({ first }) => first);
  return { labels: months.map(formatMonth), series, months };
}

/** `2nd quarter of 2024`, or that there is no date. */
export function formatQuarter(first: string | null): string {
  if (first === null) return t('chart.noDate');
  const [year = '', month = '1'] = first.split('-');
  return t('chart.quarter', { quarter: Math.floor((Number(month) - 1) / 3) + 1, year });
}

/** Tranches by the quarter they were planned for: planned, paid, overdue. */
export function quartersFigure(quarters: Quarter[], unit: Unit): Figure {
  const one = (at: number, name: string, of: (quarter: Quarter) => Total): Series => ({
    name,
    at,
    points: quarters.map((quarter) => {
      const total = of(quarter);
      const none = total.sums.length === 0 && formatTotal(total) === '';
      return toPoint(none ? undefined : total, unit);
    }),
  });
  return {
    labels: quarters.map(({ first }) => formatQuarter(first)),
    series: [
      one(0, t('chart.planned'), (quarter) => quarter.planned),
      one(1, t('chart.paid'), (quarter) => quarter.paid),
      one(2, t('chart.overdue'), (quarter) => quarter.overdue),
    ],
  };
}

/** What the chart by state shows, in words for those who do not see it. */
export function describeStates(figure: Figure, { currency }: Unit): string {
  const said = [t('chart.states.summary')];
  const [state, minor] = [figure.labels[0], figure.series[0]?.points[0]?.minor];
  // The first has the most, or nobody has any.
  if (state !== undefined && minor != null)
    said.unshift(t('chart.states.most', { state, money: formatMoney(minor, currency) }));
  return said.join(' ');
}

/** The same of a chart along time: where it begins and ends, and what it comes to. */
export function describeSpan(
  figure: Figure,
  { currency }: Unit,
  summary: Key,
  last: boolean,
): string {
  const [first, end] = [figure.labels[0], figure.labels.at(-1)];
  if (first === undefined || end === undefined) return t(summary);
  const figures = figure.series.flatMap(({ name, points }) => {
    const minor = points.at(-1)?.minor;
    return last && minor != null ? [`${name} ${formatMoney(minor, currency)}`] : [];
  });
  const span = t('chart.span', { first, last: end });
  const there = figures.length > 0 ? t('chart.span.last', { figures: formatList(figures) }) : '';
  return [span, there, t(summary)].filter(Boolean).join(' ');
}

/**
 * Of a figure, what can be drawn: the labels and the series that have an amount at all, `most` labels at
 * the most. What has none would look like 0.
 */
export function drawable(
  figure: Figure,
  most: number,
): Figure & { places: number[]; more: number } {
  const series = figure.series.filter(({ points }) => points.some(({ minor }) => minor !== null));
  const all = figure.labels.flatMap((_, place) =>
    series.some(({ points }) => points[place]?.minor != null) ? [place] : [],
  );
  const places = all.slice(0, most);
  return {
    labels: places.map((place) => figure.labels[place] ?? ''),
    series: series.map(({ name, at, points }) => ({
      name,
      at,
      points: places.flatMap((place) => points[place] ?? []),
    })),
    places,
    more: all.length - places.length,
  };
}

/** A figure as a length on the page: only there it may be rounded. */
export function barLength(minor: string | null, currency: string): number | null {
  return minor === null ? null : Number(minor) / 10 ** decimalPlaces(currency);
}

/** About how many characters of a name stand in one line beside its bars. */
const lineLength = 36;

/** A name in lines between its words, so that all of it stands beside its bars. */
export function wrapName(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= lineLength)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
