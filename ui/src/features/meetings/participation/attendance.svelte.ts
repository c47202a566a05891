/**
 * Taking attendance: what a key sets is on the screen at once and goes into the file behind it, one write after
 * the other. What is refused there goes back to what the file has, and says so.
 */
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { DelegationFields } from '../../../bindings/DelegationFields';
import type { Presence } from '../../../bindings/Presence';
import { call } from '../../../data/call';
import { saveDelay } from '../../../data/drafts/draft.svelte';
import { asFailure } from '../../../data/failures';
import { undo } from '../../../shell/history.svelte';
import { toasts } from '../../../data/toasts.svelte';
import { changes, save, type Rec } from '../../../data/records.svelte';
import { saveTracker } from '../../../data/drafts/saveTracker.svelte';
import { t, tn } from '../../../data/text/text';
import type { OpenMeeting } from '../openMeeting.svelte';
import { presences } from '../../../data/wording/meetings';
import { blankDelegation } from './form';

type Row = Rec<'delegation'>;
interface PendingChange {
  change: Partial<DelegationFields>;
  /** The revision that has it; null while that is not known. */
  revision: number | null;
}

/** What a key can do to a person in the list. */
export type PersonAct = 'head' | 'remote' | 'remove';

/** Whether a text can stand as a headcount; an empty one says that it is not known. */
export const isHeadcount = (text: string) => /^(?:|[1-9]\d{0,3})$/.test(text.trim());

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
  /** What is typed as the headcount of a delegation and not in the file yet. */
  readonly counts = new SvelteMap<string, string>();
  /** What the last key did, for screen readers. */
  announcement = $state('');
  readonly #pending = new SvelteMap<string, PendingChange>();
  readonly #absent = new SvelteMap<string, boolean>();
  /** The newest revision that a write has answered with. */
  readonly #revisions = new Map<string, number>();
  #last: Promise<void> = Promise.resolve();
  #countTimer: ReturnType<typeof setTimeout> | undefined;
  #queued = 0;

  readonly rows = $derived.by(() =>
    this.page.record.delegations.map((row) => this.#withPending(row)),
  );
  readonly #absentNow = $derived.by(() => {
    const item = this.page.record.agendaItems.find((one) => one.id === this.item);
    return new Set(item?.absent ?? []);
  });

  constructor(page: OpenMeeting) {
    this.page = page;
  }

  #withPending(row: Row): Row {
    const pending = this.#pending.get(row.id);
    if (!pending || (pending.revision !== null && row.revision >= pending.revision)) return row;
    return { ...row, ...pending.change };
  }

  /** Whether a delegation was in the room for the item that is shown. */
  inRoom = (id: string): boolean => !(this.#absent.get(id) ?? this.#absentNow.has(id));

  /** The delegations that a key pressed on this row applies to: all chosen ones, if it is one of them. */
  targets = (id: string): string[] =>
    this.chosen.has(id)
      ? this.rows.map((row) => row.id).filter((one) => this.chosen.has(one))
      : [id];

  setPresence(ids: string[], presence: Presence): void {
    const changed = this.rows.filter((row) => ids.includes(row.id) && row.presence !== presence);
    const delegations = changed.map((row) => row.id);
    if (delegations.length === 0) return;
    const write = () => call('set_presence', { delegations, presence });
    this.#applyAndQueue(delegations, { presence }, write, t(presences[presence]));
  }

  /** Sets one field of one delegation. */
  change(id: string, change: Partial<DelegationFields>): void {
    this.#applyAndQueue([id], change, async () => {
      const row = this.page.record.delegations.find((one) => one.id === id);
      if (!row) return [];
      const revision = Math.max(row.revision, this.#revisions.get(id) ?? 0);
      const keys = Object.keys(blankDelegation('')) as (keyof DelegationFields)[];
      const fields = Object.fromEntries(keys.map((key) => [key, this.#withPending(row)[key]]));
      return [await save('delegation', id, revision, fields as DelegationFields)];
    });
  }

  /** A headcount is typed: it goes into the file after a moment of quiet, or when its box is left. */
  typeCount(id: string, text: string): void {
    this.counts.set(id, text);
    saveTracker.addBox(`${id}-headcount`, isHeadcount(text), () => this.writeCount(id));
    clearTimeout(this.#countTimer);
    this.#countTimer = setTimeout(() => this.writeCount(id), saveDelay);
  }

  /** Writes the headcount that was typed; one that can't be read stays in its box. */
  writeCount(id: string): void {
    const text = this.counts.get(id);
    if (text === undefined || !isHeadcount(text)) return;
    this.#forgetCount(id);
    const headcount = text.trim() === '' ? null : Number(text);
    const row = this.rows.find((one) => one.id === id);
    if (row && row.headcount !== headcount) this.change(id, { headcount });
  }
  #forgetCount(id: string): void {
    this.counts.delete(id);
    saveTracker.removeBox(`${id}-headcount`);
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
      () => announce(delegations, t(inRoom ? 'attendance.inRoom' : 'attendance.notInRoom')),
    );
  }

  /** Another item, or the meeting as a whole. */
  show(item: string | null): void {
    this.item = item;
    this.#absent.clear();
  }

  /** After the record was read again: drops pending changes that it contains. */
  dropWritten(): void {
    for (const row of this.page.record.delegations) {
      const revision = this.#pending.get(row.id)?.revision ?? null;
      if (revision !== null && row.revision >= revision) this.#pending.delete(row.id);
    }
    if (this.#queued === 0) this.#absent.clear();
    const present = new Set(this.page.record.delegations.map((row) => row.id));
    for (const id of this.chosen) if (!present.has(id)) this.chosen.delete(id);
    for (const id of this.counts.keys()) if (!present.has(id)) this.#forgetCount(id);
  }

  #applyAndQueue(
    ids: string[],
    change: Partial<DelegationFields>,
    write: () => Promise<Row[]>,
    words = '',
  ): void {
    const batch = new Map<string, PendingChange>();
    for (const id of ids) {
      const before = this.#pending.get(id);
      const pending = { change: { ...before?.change, ...change }, revision: null };
      batch.set(id, pending);
      this.#pending.set(id, pending);
    }
    const settled = (rows: Row[] | null) => {
      for (const row of rows ?? []) this.#revisions.set(row.id, row.revision);
      for (const [id, pending] of batch) {
        // A later key has set it again: that one's answer counts.
        if (this.#pending.get(id) !== pending) continue;
        const row = rows?.find((one) => one.id === id);
        if (row) this.#pending.set(id, { ...pending, revision: row.revision });
        else this.#pending.delete(id);
      }
    };
    this.#queue(write, settled, () => announce(ids, words));
  }

  /** Writes go one after the other, and the record is read again once none is left. */
  #queue<T>(
    write: () => Promise<T>,
    settled: (answer: T | null) => void,
    written: () => void,
  ): void {
    this.#queued++;
    const run = async () => {
      let done = false;
      try {
        settled(await write());
        done = true;
        saveTracker.recordSave(new Date().toISOString());
      } catch (thrown) {
        settled(null);
        this.#absent.clear();
        toasts.failure(asFailure(thrown));
      }
      this.#queued--;
      if (this.#queued === 0) changes.count++;
      if (done) written();
    };
    this.#last = this.#last.then(run);
    void saveTracker.track(this.#last);
  }
}

/**
 * Says what was set for more than one delegation, with the way back. While a later write is on its way the count of
 * changes has yet to move on, and with it the button goes: it would take back that one.
 */
function announce(ids: string[], words: string): void {
  if (ids.length < 2) return;
  toasts.say(tn('attendance.set', ids.length, { what: words }), {
    topic: 'attendance',
    action: { label: t('action.undo'), run: () => void undo(), at: changes.count },
  });
}
