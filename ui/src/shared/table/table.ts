/** What a table shows is data: columns and filters over the rows of a list. */
import { language, toSearchText, searchTerms } from '../../data/text/text';

export interface Column<R> {
  key: string;
  label: string;
  /** The text shown, and searched. */
  text: (row: R) => string;
  /** What the column sorts by, when not by its text; null stands last either way. */
  by?: (row: R) => string | number | null;
  /** Numbers and money stand on the right. */
  number?: boolean;
  /** Shown greyed: words in place of a figure. */
  quiet?: (row: R) => boolean;
  width?: string;
  /** Left out where the window is narrow. */
  extra?: boolean;
  unsorted?: boolean;
}

/** What a list may be narrowed by, as a person sees it. */
export interface FilterChoice {
  key: string;
  label: string;
  /** With a single one that is only switched on and off, say so with `toggle`. */
  options: { value: string; label: string }[];
  toggle?: true;
}

export interface Filter<R> extends FilterChoice {
  keeps: (row: R, value: string) => boolean;
}

/** What rows can be grouped by. */
export interface Group<R> {
  key: string;
  label: string;
  /** The words above a row's group. */
  text: (row: R) => string;
  /** What the groups stand in order of; null stands last. */
  by: (row: R) => string | number | null;
}

/** What is drawn on one line: the words above a group, or a row and its place among the rows. */
export type Line<R> = { head: string; count: number } | { row: R; at: number };

export interface Sort {
  key: string;
  down: boolean;
}

/** What a person has set on a list; it survives moving about. */
export interface View {
  search: string;
  filters: Record<string, string>;
  sort: Sort | null;
  group: string;
  compact: boolean;
  scroll: number;
}

const defaultView: View = {
  search: '',
  filters: {},
  sort: null,
  group: '',
  compact: false,
  scroll: 0,
};

const views = new Map<string, View>();
export function loadView(name: string): View {
  const view = views.get(name) ?? { ...defaultView };
  views.set(name, view);
  return view;
}
export function saveView(name: string, view: View): void {
  views.set(name, view);
}

const collator = new Intl.Collator(language, { numeric: true });

/** All the words a row is found by, folded once, not with every letter typed. */
export function buildSearchIndex<R>(
  rows: R[],
  columns: Column<R>[],
  also?: (row: R) => string,
): Map<R, string> {
  const text = (row: R) =>
    [...columns.map((column) => column.text(row)), also?.(row) ?? ''].join(' ');
  return new Map(rows.map((row) => [row, toSearchText(text(row))]));
}

/** The rows that hold every word of the search and pass every filter. `found` is asked only when there is a search. */
export function filterRows<R>(
  rows: R[],
  filters: Filter<R>[],
  view: Pick<View, 'search' | 'filters'>,
  found: () => Map<R, string>,
): R[] {
  const words = searchTerms(view.search);
  const set = filters.filter((filter) => view.filters[filter.key]);
  if (words.length === 0 && set.length === 0) return rows;
  const texts = words.length > 0 ? found() : null;
  return rows.filter((row) => {
    if (!set.every((filter) => filter.keeps(row, view.filters[filter.key] ?? ''))) return false;
    return words.every((word) => texts?.get(row)?.includes(word));
  });
}

export function sortRows<R>(rows: R[], columns: Column<R>[], sort: Sort | null): R[] {
  const column = columns.find((one) => one.key === sort?.key);
  if (!sort || !column) return rows;
  const by = column.by ?? column.text;
  return sortBy(rows, by, sort.down);
}

/** The rows with those of one group one after the other, otherwise as they stand. */
export function groupRows<R>(rows: R[], group: Group<R> | undefined): R[] {
  if (!group) return rows;
  const byWords = sortBy(rows, group.text, false);
  return sortBy(byWords, group.by, false);
}

/** What is drawn: above the first row of each group the words of the group. */
export function buildLines<R>(rows: R[], group: Group<R> | undefined): Line<R>[] {
  const drawn: Line<R>[] = [];
  let above: { head: string; count: number } | undefined;
  for (const [at, row] of rows.entries()) {
    const head = group?.text(row);
    if (head !== undefined && above?.head !== head) {
      above = { head, count: 0 };
      drawn.push(above);
    }
    if (above) above.count++;
    drawn.push({ row, at });
  }
  return drawn;
}

function sortBy<R>(rows: R[], by: (row: R) => string | number | null, down: boolean): R[] {
  const keyed = rows.map((row) => ({ row, key: by(row) }));
  keyed.sort((a, b) => {
    const [first, second] = [isBlank(a.key), isBlank(b.key)];
    if (first || second) return Number(first) - Number(second);
    const order =
      typeof a.key === 'number' && typeof b.key === 'number'
        ? a.key - b.key
        : collator.compare(String(a.key), String(b.key));
    return down ? -order : order;
  });
  return keyed.map(({ row }) => row);
}

const isBlank = (key: string | number | null) => key === null || key === '';
