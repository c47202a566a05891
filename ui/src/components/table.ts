/** What a table shows is data: columns and filters over the rows of a list. */
import { language, searchable, searchTerms } from '../text';

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
  /** Not one to sort by. */
  unsorted?: boolean;
}

/** What a list may be narrowed by, as a person sees it. */
export interface Choice {
  key: string;
  label: string;
  /** With a single one that is only switched on and off, say so with `toggle`. */
  options: { value: string; label: string }[];
  toggle?: true;
}

export interface Filter<R> extends Choice {
  keeps: (row: R, value: string) => boolean;
}

/** By what the rows may stand together. */
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

const fresh: View = {
  search: '',
  filters: {},
  sort: null,
  group: '',
  compact: false,
  scroll: 0,
};

const views = new Map<string, View>();
export function viewOf(name: string): View {
  const view = views.get(name) ?? { ...fresh };
  views.set(name, view);
  return view;
}
export function keepView(name: string, view: View): void {
  views.set(name, view);
}

const collator = new Intl.Collator(language, { numeric: true });

/** All the words a row is found by, folded once, not with every letter typed. */
export function haystack<R>(
  rows: R[],
  columns: Column<R>[],
  also?: (row: R) => string,
): Map<R, string> {
  const text = (row: R) =>
    [...columns.map((column) => column.text(row)), also?.(row) ?? ''].join(' ');
  return new Map(rows.map((row) => [row, searchable(text(row))]));
}

/** The rows that hold every word of the search and pass every filter. `found` is asked only when there is a search. */
export function narrowed<R>(
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

export function sorted<R>(rows: R[], columns: Column<R>[], sort: Sort | null): R[] {
  const column = columns.find((one) => one.key === sort?.key);
  if (!sort || !column) return rows;
  const by = column.by ?? column.text;
  return inOrder(rows, by, sort.down);
}

/** The rows with those of one group one after the other, otherwise as they stand. */
export function grouped<R>(rows: R[], group: Group<R> | undefined): R[] {
  if (!group) return rows;
  const byWords = inOrder(rows, group.text, false);
  return inOrder(byWords, group.by, false);
}

/** What is drawn: above the first row of each group the words of the group. */
export function lines<R>(rows: R[], group: Group<R> | undefined): Line<R>[] {
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

function inOrder<R>(rows: R[], by: (row: R) => string | number | null, down: boolean): R[] {
  const keyed = rows.map((row) => ({ row, key: by(row) }));
  keyed.sort((a, b) => {
    const [first, second] = [unknown(a.key), unknown(b.key)];
    if (first || second) return Number(first) - Number(second);
    const order =
      typeof a.key === 'number' && typeof b.key === 'number'
        ? a.key - b.key
        : collator.compare(String(a.key), String(b.key));
    return down ? -order : order;
  });
  return keyed.map(({ row }) => row);
}

const unknown = (key: string | number | null) => key === null || key === '';
