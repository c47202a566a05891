/** The records that fields point to, by name: loaded when first asked for, and again after every write. */
import { untrack } from 'svelte';
import { changes, list, type Rec } from '../records.svelte';
import { foldText } from '../text/text';
import { labels, type PickableRecord, type Label, type Pickable } from './labels';
import { pledgeLookup } from './pledgeLookup.svelte';

export interface Option extends Label {
  id: string;
}

/** Nouns of which every record is cached: those that fields point to, except where there may be very many. */
export type Listed = Exclude<Pickable, 'pledge' | 'tranche'>;
/** Those, the tranches that the page of a pledge supplies, and the coalition. */
type CachedNoun = Listed | 'tranche' | 'coalition';

class Lookup {
  #records = $state.raw<{ [N in CachedNoun]?: Rec<N>[] }>({});
  readonly #byId = $derived(
    new Map(
      Object.entries(this.#records).map(([noun, records]) => [
        noun,
        new Map(records.map((record): [string, object] => [record.id, record])),
      ]),
    ),
  );
  #loadedAt = new Map<CachedNoun, number>();

  /** Every record of a noun; empty until it is there. Of tranches, those of the pledge that is open. */
  records<N extends Listed | 'tranche'>(noun: N): Rec<N>[] {
    this.#load(noun);
    return (this.#records[noun] as Rec<N>[] | undefined) ?? [];
  }

  /** Supplies the tranches of the open pledge; they are never loaded as a whole. */
  cacheTranches(tranches: Rec<'tranche'>[]): void {
    this.#records = { ...untrack(() => this.#records), tranche: tranches };
  }

  options<N extends Listed>(noun: N): Option[] {
    return this.records(noun).map((record) => this.option(noun, record as PickableRecord<N>));
  }

  /** A record as a picker offers it. */
  option<N extends Pickable>(noun: N, record: PickableRecord<N>): Option {
    const label = labels[noun] as (record: PickableRecord<N>, nameOf: typeof this.name) => Label;
    return { id: record.id, ...label(record, this.name) };
  }

  /** How the record is called; nothing for none. */
  name = (noun: Pickable, id: string | null): string => {
    if (id === null) return '';
    if (noun === 'pledge') return pledgeLookup.row(id)?.title ?? '';
    this.#load(noun);
    const record = this.#byId.get(noun)?.get(id);
    if (!record) return '';
    const label = labels[noun] as (record: object, nameOf: typeof this.name) => Label;
    return label(record, this.name).label;
  };

  /** All the words that these records are found by. */
  searchText(noun: Listed, ids: (string | null)[]): string {
    this.#load(noun);
    const of = (id: string | null) => this.#byId.get(noun)?.get(id ?? '');
    const label = labels[noun] as (record: object, nameOf: typeof this.name) => Label;
    return ids
      .flatMap((id) => of(id) ?? [])
      .map((record) => label(record, this.name))
      .flatMap(({ label, also }) => [label, ...also])
      .join(' ');
  }

  /** The coalition of the file. */
  get coalition(): Rec<'coalition'> | undefined {
    this.#load('coalition');
    return this.#records.coalition?.[0];
  }

  /** For another file. */
  forget(): void {
    this.#records = {};
    this.#loadedAt.clear();
    pledgeLookup.forget();
  }

  #load(noun: CachedNoun): void {
    if (noun === 'tranche') return;
    const now = changes.count;
    if (this.#loadedAt.get(noun) === now) return;
    this.#loadedAt.set(noun, now);
    list(noun).then(
      (records) => {
        if (this.#loadedAt.get(noun) === now) this.#records = { ...this.#records, [noun]: records };
      },
      () => this.#loadedAt.delete(noun),
    );
  }
}
export const lookup = new Lookup();

/** The most that are offered: of all, to look through; of what was typed, where another letter finds the rest. */
const most = { all: 50, typed: 20 };

/** Whether an option is called just so, by its name or one of its other names. */
export function matchesName({ label, also }: Option, typed: string): boolean {
  const wanted = foldText(typed.trim());
  return [label, ...also].some((name) => foldText(name) === wanted);
}

/** The options that fit what was typed: beginnings of the name first, then of its words, then anywhere. */
export function filterOptions(options: Option[], typed: string): Option[] {
  const wanted = foldText(typed.trim());
  if (wanted === '') return options.slice(0, most.all);
  const rank = (option: Option): number => {
    const name = foldText(option.label);
    if (name.startsWith(wanted)) return 0;
    if (name.includes(` ${wanted}`)) return 1;
    const also = option.also.map(foldText);
    if (also.some((word) => word.startsWith(wanted))) return 2;
    return name.includes(wanted) || also.some((word) => word.includes(wanted)) ? 3 : 4;
  };
  return options
    .map((option) => ({ option, rank: rank(option) }))
    .filter((found) => found.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most.typed)
    .map((found) => found.option);
}
