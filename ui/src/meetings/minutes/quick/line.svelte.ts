/** The quick line of an item: what stands in it, what it says, and its way into the record. */
import type { Nouns } from '../../../bindings/Nouns';
import type { Draft } from '../../../draft.svelte';
import { asFailure, problemWords, shown } from '../../../failures';
import { toasts } from '../../../frame/toasts.svelte';
import { mayBeUnfinished } from '../../../frame/unfinished';
import { newId } from '../../../ids';
import { lookup } from '../../../pickers/lookup.svelte';
import { draftOf, turn } from '../../../records.svelte';
import { saving } from '../../../saving.svelte';
import { folded, t } from '../../../text';
import { underItem, type Entry } from '../../outcomes/entries';
import type { OpenMeeting } from '../../page.svelte';
import { fieldsOf } from './fields';
import type { Who } from './mentions';
import { asWho, type Named } from './offers';
import { letters, prefixOf, read, type Kind } from './read';
import { wordsOf } from './turning';

/** A line that was given in and is not in the file. */
export interface Unsent {
  line: string;
  draft: Draft<Nouns[Kind]>;
}

/** Lines that were left unfinished, by item: they are there again when a person comes back. */
const left = new Map<string, string>();
mayBeUnfinished(() =>
  [...left.values()]
    .filter((line) => line.trim() !== '')
    .map((line) => t('close.line', { line: line.length > 80 ? `${line.slice(0, 80)}…` : line })),
);

export class Line {
  text = $state('');
  /** What came of the line before. */
  said = $state('');
  /** The outcome that the line will take the place of. */
  turning = $state.raw<Entry | null>(null);
  unsent = $state.raw<Unsent[]>([]);
  readonly #chosen = new Map<string, Who>();
  /** What stood in the line when an outcome was put there to be turned. */
  #aside = '';
  readonly #page: OpenMeeting;
  readonly #item: string;

  /** Everybody and everything that a name can stand for; who is at the meeting comes first. */
  readonly named = $derived.by((): Named[] => {
    const here = new Set(this.#page.record.delegations.map(({ party }) => party));
    const parties = lookup.options('party').map((one) => ({ ...one, noun: 'party' as const }));
    const first = parties.filter(({ id }) => here.has(id));
    return [
      ...first,
      ...parties.filter(({ id }) => !here.has(id)),
      ...lookup.options('person').map((one) => ({ ...one, noun: 'person' as const })),
      ...lookup.options('body').map((one) => ({ ...one, noun: 'body' as const })),
    ];
  });
  readonly #who = $derived(this.named.map(asWho));
  readonly reading = $derived.by(() =>
    read(this.text, {
      who: this.#who,
      chosen: this.#chosen,
      day: this.#page.record.meeting.startsOn,
    }),
  );

  constructor(page: OpenMeeting, item: string) {
    this.#page = page;
    this.#item = item;
    this.text = left.get(item) ?? '';
  }

  set(text: string): void {
    // What is pasted becomes one line; an outcome that has several keeps them.
    this.text = this.turning === null ? text.replace(/\s*\n\s*/g, ' ') : text;
    this.said = '';
    if (this.turning === null) left.set(this.#item, this.text);
  }
  /** A name was taken from the list: it stands for this one, though others may bear it. */
  choose(who: Who): void {
    this.#chosen.set(folded(who.name), who);
  }
  /** Another letter at the start, and the words as they are. */
  begin(kind: Kind): void {
    const letter = Object.keys(letters).find((one) => letters[one] === kind) ?? '';
    this.set(`${letter} ${this.text.slice(prefixOf(this.text).length)}`);
  }
  clear(): void {
    this.turning = null;
    this.text = this.#aside;
    this.#aside = '';
    left.set(this.#item, this.text);
  }
  /** Puts the words of an outcome into the line, to become another kind. */
  turn(entry: Entry): void {
    if (this.turning === null) this.#aside = this.text;
    this.turning = entry;
    this.text = wordsOf(entry, this.named);
    this.said = '';
  }
  putBack(unsent: Unsent): void {
    unsent.draft.discard();
    this.unsent = this.unsent.filter((one) => one !== unsent);
    this.set(unsent.line);
  }

  /** Records what the line says; true once it is in the file. The line is free at once; what can't be recorded is shown. */
  async record(): Promise<boolean> {
    const { kind, missing } = this.reading;
    if (kind === null || missing !== null) return false;
    const { text: line, turning } = this;
    const fields = fieldsOf(kind, this.reading, this.#page, this.#item);
    if (turning?.noun === kind) return false;
    this.clear();
    return turning ? this.#turn(turning, kind, fields, line) : this.#add(kind, fields, line);
  }

  async #add<K extends Kind>(kind: K, fields: Nouns[K], line: string): Promise<boolean> {
    const draft = draftOf(kind, newId(), fields, null, true) as unknown as Draft<Nouns[Kind]>;
    // What was begun with is what is to be saved.
    draft.set('sources', draft.fields.sources);
    const unwatch = saving.watch(draft);
    await draft.flush();
    if (draft.dirty) {
      this.unsent = [...this.unsent, { line, draft }];
      return false;
    }
    unwatch();
    this.#recorded(kind, draft.fields);
    return true;
  }

  async #turn(old: Entry, kind: Kind, fields: Nouns[Kind], line: string): Promise<boolean> {
    try {
      await saving.flush();
      const now = underItem(this.#page.record, this.#item).find((one) => one.id === old.id);
      const revision = (now ?? old).row?.revision ?? 0;
      const stored = await turn(old.noun as Kind, old.id, revision, kind, fields);
      this.#recorded(kind, stored);
      return true;
    } catch (thrown) {
      toasts.failure(asFailure(thrown));
      if (this.text === '') {
        this.turning = old;
        this.text = line;
      }
      return false;
    }
  }

  #recorded(kind: Kind, fields: Nouns[Kind]): void {
    const number = 'number' in fields ? fields.number : '';
    const what = [t(`${kind}.one`), number].filter(Boolean).join(' ');
    if (this.text === '') this.said = t('quick.recorded', { what });
  }

  /** Why a line is not in the file. */
  why({ draft }: Unsent): string {
    const [problem] = draft.problems;
    if (problem) return problemWords(problem);
    return draft.failure ? shown(draft.failure).title : t('quick.unsent');
  }
}
