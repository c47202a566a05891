/**
 * Taking attendance: what a key sets is on the screen at once and goes into the file behind it, one write after
 * the other. What is refused there goes back to what the file has, and says so.
 */
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { DelegationFields } from '../../bindings/DelegationFields';
import type { Presence } from '../../bindings/Presence';
import { call } from '../../call';
import { asFailure } from '../../failures';
import { toasts } from '../../frame/toasts.svelte';
import { changes, save, type Rec } from '../../records.svelte';
import { saving } from '../../saving.svelte';
import type { OpenMeeting } from '../page.svelte';
import { blankDelegation } from './form';

type Row = Rec<'delegation'>;
interface Ahead {
  change: Partial<DelegationFields>;
  /** The revision that has it; null while that is not known. */
  revision: number | null;
}

/** What a key can do to a person in the list. */
export type PersonAct = 'head' | 'remote' | 'remove';

export class Attendance {
  readonly page: OpenMeeting;
  /** What the keys do to each person whose row is drawn. */
  readonly people = new Map<string, (what: PersonAct) => void>();
  /** Delegations that the next key sets together. */
  readonly chosen = new SvelteSet<string>();
  /** Delegations whose people are shown. */
  readonly open = new SvelteSet<string>();
  /** The delegation that people are being added to. */
  adding = $state<string | null>(null);
  /** The agenda item whose room is shown; null for the meeting as a whole. */
  item = $state<string | null>(null);
  /** The group without names of which one is being named. */
  naming = $state<string | null>(null);
  /** What the last key did, for those who listen. */
  said = $state('');
  readonly #ahead = new SvelteMap<string, Ahead>();
  readonly #absent = new SvelteMap<string, boolean>();
  /** The newest revision that a write has answered with. */
  readonly #revisions = new Map<string, number>();
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  readonly rows = $derived.by(() => this.page.record.delegations.map((row) => this.#shown(row)));
  readonly #absentNow = $derived.by(() => {
    const item = this.page.record.agendaItems.find((one) => one.id === this.item);
    return new Set(item?.absent ?? []);
  });

  constructor(page: OpenMeeting) {
    this.page = page;
  }

  #shown(row: Row): Row {
    const ahead = this.#ahead.get(row.id);
    if (!ahead || (ahead.revision !== null && row.revision >= ahead.revision)) return row;
    return { ...row, ...ahead.change };
  }

  /** Whether a delegation was in the room for the item that is shown. */
  inRoom = (id: string): boolean => !(this.#absent.get(id) ?? this.#absentNow.has(id));

  /** Where a key aims that was pressed on this row: at all that are chosen, if it is one of them. */
  aim = (id: string): string[] =>
    this.chosen.has(id)
      ? this.rows.map((row) => row.id).filter((one) => this.chosen.has(one))
      : [id];

  setPresence(ids: string[], presence: Presence): void {
    const changed = this.rows.filter((row) => ids.includes(row.id) && row.presence !== presence);
    const delegations = changed.map((row) => row.id);
    if (delegations.length === 0) return;
    this.#behind(delegations, { presence }, () => call('set_presence', { delegations, presence }));
  }

  /** Sets one field of one delegation. */
  change(id: string, change: Partial<DelegationFields>): void {
    this.#behind([id], change, async () => {
      const row = this.page.record.delegations.find((one) => one.id === id);
      if (!row) return [];
      const revision = Math.max(row.revision, this.#revisions.get(id) ?? 0);
      const keys = Object.keys(blankDelegation('')) as (keyof DelegationFields)[];
      const fields = Object.fromEntries(keys.map((key) => [key, this.#shown(row)[key]]));
      return [await save('delegation', id, revision, fields as DelegationFields)];
    });
  }

  setInRoom(ids: string[], inRoom: boolean): void {
    const item = this.item;
    const came = this.rows.filter((row) => row.presence === 'attended' && ids.includes(row.id));
    const delegations = came.map((row) => row.id).filter((id) => this.inRoom(id) !== inRoom);
    if (item === null || delegations.length === 0) return;
    for (const id of delegations) this.#absent.set(id, !inRoom);
    this.#queue(
      () => call('set_in_room', { item, delegations, inRoom }),
      () => undefined,
    );
  }

  /** Another item, or the meeting as a whole. */
  show(item: string | null): void {
    this.item = item;
    this.#absent.clear();
  }

  /** The file has been read again: what it has needs no standing in. */
  settle(): void {
    for (const row of this.page.record.delegations) {
      const revision = this.#ahead.get(row.id)?.revision ?? null;
      if (revision !== null && row.revision >= revision) this.#ahead.delete(row.id);
    }
    if (this.#waiting === 0) this.#absent.clear();
    const here = new Set(this.page.record.delegations.map((row) => row.id));
    for (const id of this.chosen) if (!here.has(id)) this.chosen.delete(id);
  }

  #behind(ids: string[], change: Partial<DelegationFields>, write: () => Promise<Row[]>): void {
    const ours = new Map<string, Ahead>();
    for (const id of ids) {
      const before = this.#ahead.get(id);
      const ahead = { change: { ...before?.change, ...change }, revision: null };
      ours.set(id, ahead);
      this.#ahead.set(id, ahead);
    }
    const settled = (rows: Row[] | null) => {
      for (const row of rows ?? []) this.#revisions.set(row.id, row.revision);
      for (const [id, ahead] of ours) {
        // A later key has set it again: that one's answer counts.
        if (this.#ahead.get(id) !== ahead) continue;
        const row = rows?.find((one) => one.id === id);
        if (row) this.#ahead.set(id, { ...ahead, revision: row.revision });
        else this.#ahead.delete(id);
      }
    };
    this.#queue(write, settled);
  }

  /** Writes go one after the other, and the record is read again once none is left. */
  #queue<T>(write: () => Promise<T>, settled: (answer: T | null) => void): void {
    this.#waiting++;
    const run = async () => {
      try {
        settled(await write());
        saving.note(new Date().toISOString());
      } catch (thrown) {
        settled(null);
        this.#absent.clear();
        toasts.failure(asFailure(thrown));
      }
      this.#waiting--;
      if (this.#waiting === 0) changes.count++;
    };
    this.#last = this.#last.then(run);
    void saving.during(this.#last);
  }
}
