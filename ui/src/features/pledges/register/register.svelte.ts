/** What a person has set on the register of pledges, and what is asked of the file for it. */
import type { GroupBy } from '../../../bindings/GroupBy';
import type { Convert } from '../../../bindings/Convert';
import type { PledgeSortKey } from '../../../bindings/PledgeSortKey';
import type { PledgeChannel } from '../../../bindings/PledgeChannel';
import type { Stage } from '../../../bindings/Stage';
import type { PledgeSort } from '../../../bindings/PledgeSort';
import type { PledgeFilter } from '../../../bindings/PledgeFilter';
import type { View } from '../../../shared/table/table';
import { lookup } from '../../../data/lookup/lookup.svelte';
import { toSearchText, searchTerms } from '../../../data/text/text';

/** What a saved view keeps. */
export interface RegisterSettings {
  search: string;
  filters: Record<string, string>;
  sort: View['sort'];
  group: string;
  compact: boolean;
  /** The columns that are shown, besides the first. */
  columns: string[];
  /** The rate set that converts; empty for none. */
  rates: string;
}

export const defaultSettings: RegisterSettings = {
  search: '',
  filters: {},
  sort: null,
  group: '',
  compact: false,
  columns: ['title', 'amount', 'converted', 'stage', 'announced'],
  rates: '',
};

const orders: Partial<Record<string, PledgeSortKey>> = {
  pledgers: 'pledger',
  title: 'title',
  amount: 'amount',
  stage: 'stage',
  announced: 'announced',
};

export const groupBy: Partial<Record<string, GroupBy>> = {
  state: 'state',
  stage: 'stage',
  year: 'year',
  team: 'team',
  channel: 'channel',
};

class Register {
  settings = $state.raw<RegisterSettings>(defaultSettings);
  /** As the record stood at the end of this day; null for now. */
  asOfDate = $state<string | null>(null);
  /** The name of the saved view that is shown, while nothing was changed. */
  view = $state<string | null>(null);
  scroll = 0;
  #place: string | null = null;

  /** For another file it begins anew. */
  resetForFile(place: string | undefined): void {
    if (place === undefined || place === this.#place) return;
    if (this.#place !== null) {
      this.settings = defaultSettings;
      this.asOfDate = null;
      this.view = null;
      this.scroll = 0;
    }
    this.#place = place;
  }

  change(part: Partial<RegisterSettings>): void {
    this.settings = { ...this.settings, ...part };
    // Other columns leave the lines where they are.
    if (Object.keys(part).some((key) => key !== 'columns')) this.scroll = 0;
  }

  /** Shows the register as it stood at the end of a day, or as it is now. */
  setAsOf(day: string | null): void {
    this.asOfDate = day;
    this.scroll = 0;
  }

  get convert(): Convert | undefined {
    return this.settings.rates === '' ? undefined : { rateSet: this.settings.rates };
  }

  /** What every question to the file says besides which pledges. */
  get how(): { convert?: Convert; knownOn?: string } {
    return {
      ...(this.convert && { convert: this.convert }),
      ...(this.asOfDate !== null && { knownOn: this.asOfDate }),
    };
  }
}
export const register = new Register();

/** Which pledges the search and the filters want. */
export function toWanted({ search, filters }: RegisterSettings, today: string): PledgeFilter {
  const wanted: PledgeFilter = {};
  if (search.trim() !== '') {
    wanted.words = search.trim();
    const parties = findPartiesByWord(search);
    if (Object.keys(parties).length > 0) wanted.called = parties;
  }
  if (filters.state) wanted.party = filters.state;
  if (filters.team) wanted.team = filters.team;
  if (filters.stage) wanted.stage = filters.stage as Stage;
  if (filters.channel) wanted.channel = filters.channel as PledgeChannel;
  if (filters.year) wanted.year = Number(filters.year);
  if (filters.amount) wanted.figure = filters.amount === 'with';
  if (filters.overdue) wanted.overdueOn = today;
  return wanted;
}

/** The parties that are called so in any language, by word: the file knows their names in fewer. */
function findPartiesByWord(search: string): Record<string, string[]> {
  const parties = lookup
    .options('party')
    .map(({ id, label, also }) => ({ id, words: toSearchText([label, ...also].join(' ')) }));
  const found = searchTerms(search).map((term): [string, string[]] => [
    term,
    parties.filter(({ words }) => words.includes(term)).map(({ id }) => id),
  ]);
  return Object.fromEntries(found.filter(([, ids]) => ids.length > 0));
}

export function toSorted({ sort }: RegisterSettings): PledgeSort {
  return { by: orders[sort?.key ?? ''] ?? 'announced', descending: sort?.down ?? false };
}

/** The settings of a saved view; what is not there or not understood is as usual. */
export function parseSettings(json: string): RegisterSettings {
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch {
    return defaultSettings;
  }
  if (typeof read !== 'object' || read === null) return defaultSettings;
  const found = read as Partial<Record<keyof RegisterSettings, unknown>>;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const filters = Object.entries(found.filters ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  const sort = found.sort as RegisterSettings['sort'] | undefined;
  return {
    search: text(found.search),
    filters: Object.fromEntries(filters),
    sort: typeof sort?.key === 'string' ? { key: sort.key, down: sort.down === true } : null,
    group: text(found.group),
    compact: found.compact === true,
    columns: Array.isArray(found.columns)
      ? found.columns.filter((one) => typeof one === 'string')
      : defaultSettings.columns,
    rates: text(found.rates),
  };
}

/** Whether two settings show the same: a filter that was set and taken back is none, and columns have their own order. */
export function sameSettings(one: RegisterSettings, other: RegisterSettings): boolean {
  const plain = (settings: RegisterSettings) => {
    const { filters, columns, ...rest } = parseSettings(JSON.stringify(settings));
    return JSON.stringify([rest, Object.entries(filters).sort(), columns.toSorted()]);
  };
  return plain(one) === plain(other);
}

/** The day it is here, as the file writes days. */
export function localToday(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
