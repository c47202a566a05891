/**
 * A form is data: one entry for every field of a noun, in the order people fill them in.
 * `satisfies FormSpec<PersonFields>` makes a field without an entry a compile error.
 */
import type { Amount } from '../../bindings/Amount';
import type { Stored } from '../../bindings/Stored';
import type { PickableRecord, Pickable } from '../lookup/labels';
import type { Listed } from '../lookup/lookup.svelte';
import type { Key } from '../text/text';

export type FormSpec<F> = { [K in keyof F]-?: Entry<F, F[K]> };

/** How one field is asked for. */
export type Entry<F, V> = { kind: 'hidden' } | (Common<F, V> & KindOf<F, V>);

interface Common<F, V> {
  label: Key;
  /** Only where a person would hesitate. */
  help?: Key;
  required?: true;
  /** Half the width of the form; two such fields stand side by side. */
  half?: true;
  /** Starts a part of the form under this heading. */
  part?: Key;
  /** Leaves the field out while this is false. */
  when?: (fields: F) => boolean;
  /** What else changes with this field: a country brings its names. `before` still has the old value. */
  fills?: (value: V, before: F) => Partial<F>;
}

type KindOf<F, V> =
  NonNullable<V> extends boolean
    ? YesNo
    : NonNullable<V> extends number
      ? NumberKind
      : NonNullable<V> extends string
        ? string extends NonNullable<V>
          ? TextKind<F>
          : ChoiceEntry<NonNullable<V>>
        : NonNullable<V> extends Amount
          ? { kind: 'amount' }
          : NonNullable<V> extends string[]
            ? string extends NonNullable<V>[number]
              ? { kind: 'words' } | ManyOf<F>
              : Parts<NonNullable<V>[number]>
            : NonNullable<V> extends Record<string, string>
              ? { kind: 'names' }
              : never;

export interface YesNo {
  kind: 'yesNo';
}
export interface NumberKind {
  kind: 'number';
  min?: number;
  max?: number;
  unit?: Key;
}
export type TextKind<F> =
  | { kind: 'text'; placeholder?: Key; width?: 'short' }
  | { kind: 'longText' | 'date' | 'time' | 'zone' | 'country' | 'currency' | 'language' }
  | OneOf<F>
  | Among<F>;
/** One of a closed list; every member must have its word. */
export interface ChoiceEntry<V extends string> {
  kind: 'choice';
  words: { [K in V]: Key };
  /** The words for “not known”, where the field may be empty. */
  none?: Key;
}
/** Parts of a closed list that are gone without: a box for each, ticked for what is had. */
export interface Parts<V extends string> {
  kind: 'parts';
  words: { [K in V]: Key };
}
/** Another record, by type-ahead. */
export type OneOf<F> = { [N in Pickable]: { kind: 'one'; noun: N; where?: Where<F, N> } }[Pickable];
/** One record of several nouns, asked for in one box; each noun has a field of its own, of which this entry is one. */
export interface Among<F> {
  kind: 'among';
  of: { [N in Listed]?: keyof F & string };
}
export type ManyOf<F> = {
  [N in Pickable]: { kind: 'many'; noun: N; where?: Where<F, N> };
}[Pickable];
type Where<F, N extends Pickable> = (record: PickableRecord<N>, fields: F) => boolean;
/** An entry as the form reads it, whatever the noun. */
export type AnyEntry = Common<object, never> & { kind: AnyKind } & Record<string, unknown>;
export type AnyKind =
  | YesNo['kind']
  | NumberKind['kind']
  | TextKind<object>['kind']
  | 'choice'
  | 'amount'
  | 'words'
  | 'parts'
  | 'names'
  | 'many'
  | 'hidden';

/** Whether an entry of this name asks for a field: one that has a field for each noun asks for all of them. */
export function asksFor(name: string, entry: AnyEntry, field: string): boolean {
  if (name === field) return true;
  return entry.kind === 'among' && Object.values(entry['of'] as object).includes(field);
}

/** The fields of a stored record alone, without what the store keeps beside them. */
export function fieldsOf<F extends object>(record: Stored<F>, blank: F): F {
  const keys = Object.keys(blank) as (keyof F)[];
  return Object.fromEntries(keys.map((key) => [key, record[key]])) as F;
}
