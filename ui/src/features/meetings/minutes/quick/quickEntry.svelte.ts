/** The quick entry of an agenda item: its text, how it is parsed, and recording it. */
import type { Nouns } from '../../../../bindings/Nouns';
import type { Draft } from '../../../../data/drafts/draft.svelte';
import { asFailure, describeProblem, describeFailure } from '../../../../data/failures';
import { toasts } from '../../../../data/toasts.svelte';
import { registerUnfinished } from '../../../../data/drafts/unfinished';
import { newId } from '../../../../data/ids';
import { lookup } from '../../../../data/lookup/lookup.svelte';
import { createDraft, convertOutcome } from '../../../../data/records.svelte';
import { saveTracker } from '../../../../data/drafts/saveTracker.svelte';
import { foldText, t } from '../../../../data/text/text';
import { listEntriesOfItem, type Entry } from '../../outcomes/entries';
import type { OpenMeeting } from '../../openMeeting.svelte';
import { toOutcomeFields } from './fields';
import type { Mentionable } from './mentions';
import { toMentionable, type MentionOption } from './offers';
import { kindByLetter, linePrefix, parseLine, type Kind } from './parseLine';
import { formatAsLine } from './formatAsLine';

/** A line that was given in and is not in the file. */
export interface UnsavedLine {
  line: string;
  draft: Draft<Nouns[Kind]>;
}

/** Lines that were left unfinished, by item: they are there again when a person comes back. */
const unfinishedLines = new Map<string, string>();
registerUnfinished(() =>
  [...unfinishedLines.values()]
    .filter((line) => line.trim() !== '')
    .map((line) => t('close.line', { line: line.length > 80 ? `${line.slice(0, 80)}…` : line })),
);

export class QuickEntry {
  text = $state('');
  /** “Recorded: decision 2.3”, until the next letter is typed. */
  announcement = $state('');
  /** The outcome that this line will replace; null for a new one. */
  converting = $state.raw<Entry | null>(null);
  unsent = $state.raw<UnsavedLine[]>([]);
  readonly #chosen = new Map<string, Mentionable>();
  /** The unfinished text that was in the line when the conversion began; it comes back afterwards. */
  #interruptedText = '';
  readonly #page: OpenMeeting;
  readonly #item: string;

  /** Everybody and everything that a name can stand for; who is at the meeting comes first. */
  readonly named = $derived.by((): MentionOption[] => {
    const present = new Set(this.#page.record.delegations.map(({ party }) => party));
    const parties = lookup.options('party').map((one) => ({ ...one, noun: 'party' as const }));
    const first = parties.filter(({ id }) => present.has(id));
    return [
      ...first,
      ...parties.filter(({ id }) => !present.has(id)),
      ...lookup.options('person').map((one) => ({ ...one, noun: 'person' as const })),
      ...lookup.options('body').map((one) => ({ ...one, noun: 'body' as const })),
    ];
  });
  readonly #mentionables = $derived(this.named.map(toMentionable));
  readonly reading = $derived.by(() =>
    parseLine(this.text, {
      who: this.#mentionables,
      chosen: this.#chosen,
      day: this.#page.record.meeting.startsOn,
    }),
  );

  constructor(page: OpenMeeting, item: string) {
    this.#page = page;
    this.#item = item;
    this.text = unfinishedLines.get(item) ?? '';
  }

  set(text: string): void {
    // What is pasted becomes one line; an outcome that has several keeps them.
    this.text = this.converting === null ? text.replace(/\s*\n\s*/g, ' ') : text;
    this.announcement = '';
    if (this.converting === null) unfinishedLines.set(this.#item, this.text);
  }
  /** A name was taken from the list: it stands for this one, though others may bear it. */
  choose(who: Mentionable): void {
    this.#chosen.set(foldText(who.name), who);
  }
  /** Another letter at the start, and the words as they are. */
  setKind(kind: Kind): void {
    const letter = Object.keys(kindByLetter).find((one) => kindByLetter[one] === kind) ?? '';
    this.set(`${letter} ${this.text.slice(linePrefix(this.text).length)}`);
  }
  clear(): void {
    this.converting = null;
    this.text = this.#interruptedText;
    this.#interruptedText = '';
    unfinishedLines.set(this.#item, this.text);
  }
  /** Puts an outcome into the line as text, to be recorded as another kind. */
  startConversion(entry: Entry): void {
    if (this.converting === null) this.#interruptedText = this.text;
    this.converting = entry;
    this.text = formatAsLine(entry, this.named);
    this.announcement = '';
  }
  restore(unsent: UnsavedLine): void {
    unsent.draft.discard();
    this.unsent = this.unsent.filter((one) => one !== unsent);
    this.set(unsent.line);
  }

  /** Records what the line says; true once it is in the file. The line is free at once; what can't be recorded is shown. */
  async record(): Promise<boolean> {
    const { kind, missing } = this.reading;
    if (kind === null || missing !== null) return false;
    const { text: line, converting } = this;
    const fields = toOutcomeFields(kind, this.reading, this.#page, this.#item);
    if (converting?.noun === kind) return false;
    this.clear();
    return converting
      ? this.#convert(converting, kind, fields, line)
      : this.#add(kind, fields, line);
  }

  async #add<K extends Kind>(kind: K, fields: Nouns[K], line: string): Promise<boolean> {
    const draft = createDraft(kind, newId(), fields, null, true) as unknown as Draft<Nouns[Kind]>;
    // What was begun with is what is to be saved.
    draft.set('sources', draft.fields.sources);
    const unwatch = saveTracker.watch(draft);
    await draft.flush();
    if (draft.dirty) {
      this.unsent = [...this.unsent, { line, draft }];
      return false;
    }
    unwatch();
    this.#announceRecorded(kind, draft.fields);
    return true;
  }

  async #convert(old: Entry, kind: Kind, fields: Nouns[Kind], line: string): Promise<boolean> {
    try {
      await saveTracker.flush();
      const now = listEntriesOfItem(this.#page.record, this.#item).find((one) => one.id === old.id);
      const revision = (now ?? old).row?.revision ?? 0;
      const stored = await convertOutcome(old.noun as Kind, old.id, revision, kind, fields);
      this.#announceRecorded(kind, stored);
      return true;
    } catch (thrown) {
      toasts.failure(asFailure(thrown));
      if (this.text === '') {
        this.converting = old;
        this.text = line;
      }
      return false;
    }
  }

  #announceRecorded(kind: Kind, fields: Nouns[Kind]): void {
    const number = 'number' in fields ? fields.number : '';
    const what = [t(`${kind}.one`), number].filter(Boolean).join(' ');
    if (this.text === '') this.announcement = t('quick.recorded', { what });
  }

  /** Why a line is not in the file. */
  failureReason({ draft }: UnsavedLine): string {
    const [problem] = draft.problems;
    if (problem) return describeProblem(problem);
    return draft.failure ? describeFailure(draft.failure).title : t('quick.unsent');
  }
}
