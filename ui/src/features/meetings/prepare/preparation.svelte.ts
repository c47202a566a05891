/**
 * A meeting that is being prepared: what the record proposes, and what a person has made of it.
 * Nothing of it is in the file before `create`; until then it outlives a look at another page.
 */
import { SvelteMap } from 'svelte/reactivity';
import type { Capacity } from '../../../bindings/Capacity';
import type { Failure } from '../../../bindings/Failure';
import type { MeetingFields } from '../../../bindings/MeetingFields';
import type { NewItem } from '../../../bindings/NewItem';
import type { MeetingProposal } from '../../../bindings/MeetingProposal';
import { call } from '../../../data/call';
import { Draft } from '../../../data/drafts/draft.svelte';
import { asFailure, describeProblem } from '../../../data/failures';
import { windowState } from '../../../shell/windowState.svelte';
import { registerUnfinished } from '../../../data/drafts/unfinished';
import { newId } from '../../../data/ids';
import { changes, get } from '../../../data/records.svelte';
import { saveTracker } from '../../../data/drafts/saveTracker.svelte';
import { t } from '../../../data/text/text';
import { blank } from '../form';
import { updatedFields, likelyState } from './proposal';

export interface AgendaLine extends NewItem {
  id: string;
  taken: boolean;
  deferred: boolean;
}

export class Preparation {
  readonly draft: Draft<MeetingFields>;
  proposal = $state.raw<MeetingProposal | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** The agenda as it will be, with the items of the last one that are not taken. */
  items = $state<AgendaLine[]>([]);
  /** Why an action is dropped; one that is not in here is carried over. */
  readonly drops = new SvelteMap<string, string>();
  /** Parties that a person put on the list or took off it, and in which capacity. */
  readonly listed = new SvelteMap<string, boolean>();
  readonly seated = new SvelteMap<string, Capacity>();

  /** Whoever only records afterwards lists who came, not who is expected. */
  readonly expects = $derived.by(() => this.draft.fields.state !== 'held');
  readonly delegations = $derived.by(() =>
    (this.proposal?.delegations ?? []).map(({ party, capacity, expected }) => ({
      party,
      capacity: this.seated.get(party) ?? capacity,
      taken: this.listed.get(party) ?? expected,
      expected,
    })),
  );

  #asked = 0;
  #running: Promise<void> | null = null;
  #proposed: MeetingFields;

  /** `after` is the meeting it is prepared from, where a person came from one. */
  constructor(
    body: string,
    readonly after: string | null,
  ) {
    this.#proposed = { ...blank };
    const storage = {
      save: (id: string, _: number, fields: MeetingFields) => this.#write(id, fields),
      load: (id: string) => get('meeting', id),
    };
    this.draft = new Draft(newId(), { ...blank, body }, null, storage, true);
  }

  /** Asks what the record proposes for the body and the day; only the newest answer counts. */
  propose(body: string, startsOn: string | null): Promise<void> {
    this.#running = this.#fetchProposal(body, startsOn);
    return this.#running;
  }

  /** Makes the meeting; false when something was refused, which then stands beside its field. */
  async create(): Promise<boolean> {
    await this.#running;
    // A line that was begun and never written is no item.
    this.items = this.items.filter((item) => item.title.trim() !== '' || this.#isProposed(item));
    // What was changed beside the fields is sent too, also after a refusal.
    this.draft.set('state', this.draft.fields.state);
    return this.draft.leave();
  }

  /** A person has filled in something, beside what was proposed. */
  get touched(): boolean {
    const { fields } = this.draft;
    const own = this.items.some((item) => !this.#isProposed(item));
    const chosen = this.drops.size + this.listed.size + this.seated.size > 0;
    const dated = fields.startsOn !== null && this.draft.visited.has('startsOn');
    const filled = (Object.keys(blank) as (keyof MeetingFields)[]).some(
      (key) =>
        !['body', 'startsOn', 'state'].includes(key) &&
        JSON.stringify(fields[key]) !== JSON.stringify(this.#proposed[key]),
    );
    return this.draft.isNew && (own || chosen || dated || filled);
  }

  /** An item of the last meeting. */
  #isProposed({ id }: AgendaLine): boolean {
    return this.proposal?.items.some((item) => item.id === id) ?? false;
  }

  /** What is wrong with one part of what was sent: `drop.0`, `items.2.title`. What was missing and is `typed` now is not. */
  wrong(part: string, typed = ''): string | undefined {
    const problem = this.draft.problems.find((one) => `${one.field}.`.startsWith(`${part}.`));
    if (problem?.rule === 'required' && typed.trim() !== '') return undefined;
    return problem && describeProblem(problem);
  }

  /** The actions that are dropped, in the order they are sent. */
  get dropped(): string[] {
    return (this.proposal?.actions ?? [])
      .map(({ action }) => action.id)
      .filter((id) => this.drops.has(id));
  }
  /** The items that are taken, in the order they are sent. */
  get taken(): AgendaLine[] {
    return this.items.filter((item) => item.taken);
  }

  /** A new item, behind another one or as the last. */
  addItem(after?: AgendaLine): AgendaLine {
    const item = { id: newId(), taken: true, deferred: false, ...emptyItem };
    const at = after ? this.items.indexOf(after) + 1 : this.items.length;
    this.items.splice(at, 0, item);
    return item;
  }

  /** Puts an item that is taken before or after the next one that is. False when there is none. */
  moveItem(item: AgendaLine, by: -1 | 1): boolean {
    const other = this.taken[this.taken.indexOf(item) + by];
    if (!other) return false;
    const to = this.items.indexOf(other);
    this.items.splice(this.items.indexOf(item), 1);
    this.items.splice(to, 0, item);
    return true;
  }

  async #fetchProposal(body: string, startsOn: string | null): Promise<void> {
    const asked = ++this.#asked;
    if (body === '') {
      this.proposal = null;
      return;
    }
    try {
      const proposal = await call('propose_meeting', { body, startsOn, after: this.after });
      if (asked === this.#asked) this.#applyProposal(proposal);
    } catch (thrown) {
      if (asked === this.#asked) this.failure = asFailure(thrown);
    }
  }

  #applyProposal(proposal: MeetingProposal): void {
    const today = new Date().toLocaleDateString('sv');
    const fields = { ...proposal.fields, state: likelyState(proposal.fields.startsOn, today) };
    const changed = updatedFields($state.snapshot(this.draft.fields), this.#proposed, fields);
    for (const key of Object.keys(changed) as (keyof MeetingFields)[])
      this.draft.set(key, fields[key]);
    this.#proposed = fields;
    if (proposal.last?.id !== this.proposal?.last?.id) {
      const own = this.items.filter((item) => !this.#isProposed(item));
      const again = proposal.items.map(({ id, expected, deferred, item }) => ({
        ...item,
        id,
        deferred,
        taken: expected,
      }));
      this.items = [...again, ...own];
    }
    this.proposal = proposal;
    this.failure = null;
  }

  async #write(id: string, fields: MeetingFields) {
    const carry = (this.proposal?.actions ?? []).map(({ action }) => action.id);
    const stored = await saveTracker.track(
      call('prepare_meeting', {
        id,
        fields,
        items: this.taken.map(({ id: _id, taken: _taken, deferred: _deferred, ...item }) => item),
        delegations: this.delegations
          .filter((one) => this.expects && one.taken)
          .map(({ party, capacity }) => ({ party, capacity })),
        carry: carry.filter((one) => !this.drops.has(one)),
        drop: this.dropped.map((action) => ({ action, reason: this.drops.get(action) ?? '' })),
      }),
    );
    saveTracker.recordSave(stored.updatedAt);
    changes.count++;
    return stored;
  }
}

const emptyItem: NewItem = {
  title: '',
  kind: null,
  presenterParty: null,
  presenterPerson: null,
  papers: null,
  internal: false,
  standing: false,
};

let current: Preparation | null = null;
let preparedIn: string | undefined;
registerUnfinished(() => (current?.touched ? [t('close.meeting')] : []));

/** The meeting that was begun in this file and not made yet, or a new one: of this body and after this meeting, when they are named. */
export function openPreparation(body: string, after: string | null): Preparation {
  const file = windowState.file?.file.place;
  const another = body !== '' && (current?.draft.fields.body !== body || current.after !== after);
  if (!current || preparedIn !== file || another) current = new Preparation(body, after);
  preparedIn = file;
  return current;
}
/** After the meeting was created, or given up. */
export function discardPreparation(): void {
  current = null;
}
