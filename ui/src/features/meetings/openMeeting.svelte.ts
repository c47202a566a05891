/**
 * The meeting on the screen, and all that hangs on it: read once, and again after every write.
 *
 * `MeetingPage` makes one and hands it to every tab as `page`. A tab is only drawn once the record
 * is there, reads from `page.record` (or the names below), writes with `save`, `remove` or a draft,
 * and keeps no copy of its own: the write itself brings the new record here.
 */
import type { Failure } from '../../bindings/Failure';
import type { MeetingPage } from '../../bindings/MeetingPage';
import { call } from '../../data/call';
import { asFailure } from '../../data/failures';
import { toasts } from '../../data/toasts.svelte';
import { shareStructure } from '../../data/structuralSharing';
import { personName } from '../../data/lookup/labels';
import { changes } from '../../data/records.svelte';
import { formatMeetingTitle } from '../../data/wording/meetingTitle';

export class OpenMeeting {
  readonly id: string;
  failure = $state.raw<Failure | null>(null);
  #record = $state.raw<MeetingPage | null>(null);
  #asked = 0;
  #reading: Promise<void> | null = null;
  readonly #parties = $derived(byId(this.#record?.parties));
  readonly #persons = $derived(byId(this.#record?.persons));
  readonly #bodies = $derived(byId(this.#record?.bodies));
  readonly #instruments = $derived(byId(this.#record?.instruments));
  readonly #sources = $derived(byId(this.#record?.sources));

  /** Call it while a component is being made: it follows the file as long as that lives. */
  constructor(id: string) {
    this.id = id;
    $effect(() => {
      void changes.count;
      void this.load();
    });
  }

  /** False until the record has been read for the first time. */
  get loaded(): boolean {
    return this.#record !== null;
  }
  /** Everything about the meeting, as the file has it. */
  get record(): MeetingPage {
    if (!this.#record) throw new Error('The tabs of a meeting are drawn once it has been read.');
    return this.#record;
  }
  /** `Second meeting`. */
  get title(): string {
    return formatMeetingTitle(this.record.meeting);
  }

  /** How a party is called; nothing for none. */
  party = (id: string | null) => this.#parties.get(id ?? '')?.name ?? '';
  person = (id: string | null) => {
    const person = this.#persons.get(id ?? '');
    return person ? personName(person) : '';
  };
  body = (id: string | null) => this.#bodies.get(id ?? '')?.name ?? '';
  instrument = (id: string | null) => this.#instruments.get(id ?? '')?.title ?? '';
  source = (id: string) => this.#sources.get(id);

  /** Reads it again, once more when the file has changed meanwhile: reads never queue up behind each other. */
  load(): Promise<void> {
    this.#asked++;
    this.#reading ??= this.#read();
    return this.#reading;
  }

  async #read(): Promise<void> {
    for (let asked = -1; asked !== this.#asked;) {
      asked = this.#asked;
      try {
        this.#record = shareStructure(this.#record, await call('meeting', { id: this.id }));
        this.failure = null;
      } catch (thrown) {
        if (asked !== this.#asked) continue;
        this.failure = asFailure(thrown);
        if (this.loaded && this.failure.code !== 'notFound') toasts.failure(this.failure);
      }
    }
    this.#reading = null;
  }
}

function byId<R extends { id: string }>(records: R[] | undefined): Map<string, R> {
  return new Map((records ?? []).map((record) => [record.id, record]));
}
