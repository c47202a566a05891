/** What a table shows is data: columns and filters over the rows of a list. */
import { folded, language } from '../text';

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
}

export interface Filter<R> {
  key: string;
  label: string;
  options: { value: string; label: string }[];
  keeps: (row: R, value: string) => boolean;
}

export interface Sort {
  key: string;
  down: boolean;
}

/** What a person has set on a list; it survives moving about. */
export interface View {
  search: string;
  filters: Record<string, string>;
  sort: Sort | null;
  scroll: number;
}

const views = new Map<string, View>();
export function viewOf(name: string): View {
  const view = views.get(name) ?? { search: '', filters: {}, sort: null, scroll: 0 };
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
  return new Map(rows.map((row) => [row, folded(text(row))]));
}

/** The rows that hold every word of the search and pass every filter. `found` is asked only when there is a search. */
export function narrowed<R>(
  rows: R[],
  filters: Filter<R>[],
  view: Pick<View, 'search' | 'filters'>,
  found: () => Map<R, string>,
): R[] {
  const words = folded(view.search).split(/\s+/).filter(Boolean);
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
  const keyed = rows.map((row) => ({ row, key: by(row) }));
  keyed.sort((a, b) => {
    const [first, second] = [unknown(a.key), unknown(b.key)];
    if (first || second) return Number(first) - Number(second);
    const order =
      typeof a.key === 'number' && typeof b.key === 'number'
        ? a.key - b.key
        : collator.compare(String(a.key), String(b.key));
    return sort.down ? -order : order;
  });
  return keyed.map(({ row }) => row);
}

const unknown = (key: string | number | null) => key === null || key === '';
