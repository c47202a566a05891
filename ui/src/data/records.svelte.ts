/** Reading and writing records. The file is the truth: the page caches none of them, only a count of writes. */
import type { Nouns } from '../bindings/Nouns';
import type { ParentField } from '../bindings/ParentField';
import type { Stored } from '../bindings/Stored';
import { call, type Command, type Input, type Output } from './call';
import { Draft, type DraftStorage } from './drafts/draft.svelte';
import { newId } from './ids';
import { saveTracker } from './drafts/saveTracker.svelte';

export type Noun = keyof Nouns;
export type Rec<N extends Noun> = Stored<Nouns[N]>;

class Changes {
  /** Goes up with every write; read it in an effect to load again. */
  count = $state(0);
}
export const changes = new Changes();

/** Every record of a noun, in the order of the file. */
export async function list<N extends Noun>(noun: N): Promise<Rec<N>[]> {
  return (await call('list', { noun })) as Rec<N>[];
}

/** The records of a noun that belong to another record by this field, in the order of the file. */
export async function listByParent<N extends Noun>(
  noun: N,
  field: ParentField,
  id: string,
): Promise<Rec<N>[]> {
  return (await call('list', { noun, of: { field, id } })) as Rec<N>[];
}

export async function get<N extends Noun>(noun: N, id: string): Promise<Rec<N>> {
  return (await call('get', { noun, id })) as Rec<N>;
}

/** Writes a record; revision 0 makes a new one. Says “saved” in the header once it is. */
export async function save<N extends Noun>(
  noun: N,
  id: string,
  revision: number,
  fields: Nouns[N],
): Promise<Rec<N>> {
  const stored = (await saveTracker.track(call('save', { noun, id, revision, fields }))) as Rec<N>;
  saveTracker.recordSave(stored.updatedAt);
  changes.count++;
  return stored;
}

/** Replaces a record by one of another noun, as one operation: an action becomes a decision. */
export async function convertOutcome<N extends Noun>(
  noun: Noun,
  id: string,
  revision: number,
  into: N,
  fields: Nouns[N],
): Promise<Rec<N>> {
  const asked = call('convert_outcome', { noun, id, revision, into, newId: newId(), fields });
  const stored = (await saveTracker.track(asked)) as Rec<N>;
  saveTracker.recordSave(stored.updatedAt);
  changes.count++;
  return stored;
}

export async function remove(noun: Noun, id: string, revision: number): Promise<void> {
  await saveTracker.track(call('remove', { noun, id, revision }));
  saveTracker.recordSave(new Date().toISOString());
  changes.count++;
}

/** Runs a command that writes more than one record. Says “saved” in the header once it has. */
export async function write<C extends Command>(command: C, input: Input<C>): Promise<Output<C>> {
  const answer = await saveTracker.track(call(command, input));
  saveTracker.recordSave(new Date().toISOString());
  changes.count++;
  return answer;
}

/** Where a draft of this noun is loaded from and saved to. */
export function draftStorage<N extends Noun>(noun: N): DraftStorage<Nouns[N]> {
  return {
    save: (id, revision, fields) => save(noun, id, revision, fields),
    load: (id) => get(noun, id),
  };
}

/** A draft of a record: of a new one when there is none yet. */
export function createDraft<N extends Noun>(
  noun: N,
  id: string,
  blank: Nouns[N],
  stored: Rec<N> | null,
  byHand = false,
): Draft<Nouns[N]> {
  return new Draft<Nouns[N]>(id, structuredClone(blank), stored, draftStorage(noun), byHand);
}
