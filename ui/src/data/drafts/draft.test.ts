import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Draft, saveDelay, type StoredMeta, type DraftStorage } from './draft.svelte';

interface Fields {
  name: string;
  note: string | null;
}
type Stored = StoredMeta & Fields;
const blank: Fields = { name: '', note: null };

/** A back end that answers when the test says so, and keeps what it was given. */
class FakeStorage implements DraftStorage<Fields> {
  stored: Stored | null = null;
  saves: { revision: number; fields: Fields }[] = [];
  waiting: { go: () => void; fail: (failure: unknown, written?: boolean) => void }[] = [];

  save(id: string, revision: number, fields: Fields): Promise<Stored> {
    this.saves.push({ revision, fields });
    return new Promise((resolve, reject) => {
      const write = (): Stored => {
        this.stored = { id, revision: revision + 1, updatedAt: '2024-04-03T07:42:00Z', ...fields };
        return { ...this.stored };
      };
      this.waiting.push({
        go: () =>
          (this.stored?.revision ?? 0) === revision
            ? resolve(write())
            : reject({ code: 'conflict', noun: 'x' }),
        fail: (failure, written = false) => {
          if (written) write();
          reject(failure);
        },
      });
    });
  }
  load(): Promise<Stored> {
    return this.stored
      ? Promise.resolve({ ...this.stored })
      : Promise.reject({ code: 'notFound', noun: 'x' });
  }
  /** Answers the oldest open save. */
  async answer(): Promise<void> {
    this.waiting.shift()?.go();
    await settle();
  }
  async refuse(failure: unknown, written = false): Promise<void> {
    this.waiting.shift()?.fail(failure, written);
    await settle();
  }
}
const settle = () => vi.advanceTimersByTimeAsync(0);
const pause = () => vi.advanceTimersByTimeAsync(saveDelay);
const disk = { code: 'disk', path: 'a', doing: 'saving', detail: 'gone' };

let storage: FakeStorage;
const existing = (): Draft<Fields> => {
  storage.stored = {
    id: '1',
    revision: 3,
    updatedAt: '2024-04-03T07:00:00Z',
    name: 'Estonia',
    note: null,
  };
  return new Draft('1', { ...blank }, { ...storage.stored }, storage);
};
const newDraft = (): Draft<Fields> => new Draft('1', { ...blank }, null, storage);

beforeEach(() => {
  vi.useFakeTimers();
  storage = new FakeStorage();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a change is saved once there was quiet after the last one', async () => {
  const draft = existing();
  draft.set('name', 'Est');
  await vi.advanceTimersByTimeAsync(saveDelay - 1);
  draft.set('name', 'Esto');
  await vi.advanceTimersByTimeAsync(saveDelay - 1);
  expect(storage.saves).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(storage.saves).toEqual([{ revision: 3, fields: { name: 'Esto', note: null } }]);
});

test('a draft is saved only after the back end said so', async () => {
  const draft = existing();
  draft.set('name', 'Latvia');
  expect(draft.state).toBe('unsaved');
  await pause();
  expect(draft.state).toBe('saving');
  expect(draft.savedAt).toBe('2024-04-03T07:00:00Z');
  await storage.answer();
  expect(draft.state).toBe('saved');
  expect(draft.savedAt).toBe('2024-04-03T07:42:00Z');
  expect(draft.revision).toBe(4);
});

test('what is typed while a save is in flight is saved by the next one, with the new revision', async () => {
  const draft = existing();
  draft.set('name', 'La');
  await pause();
  draft.set('name', 'Latvia');
  await pause();
  expect(storage.saves).toHaveLength(1);
  await storage.answer();
  expect(draft.fields.name).toBe('Latvia');
  expect(draft.state).not.toBe('saved');
  await pause();
  expect(storage.saves[1]).toEqual({ revision: 4, fields: { name: 'Latvia', note: null } });
  await storage.answer();
  expect(draft.state).toBe('saved');
});

test('two reasons to save at the same time make one save', async () => {
  const draft = existing();
  draft.set('name', 'Latvia');
  draft.leaveField('name');
  void draft.flush();
  await pause();
  expect(storage.saves).toHaveLength(1);
  await storage.answer();
  await pause();
  expect(storage.saves).toHaveLength(1);
});

test('a failure keeps what was typed, and trying again saves it', async () => {
  const draft = existing();
  draft.set('name', 'Latvia');
  await pause();
  await storage.refuse(disk);
  expect(draft.state).toBe('failed');
  expect(draft.failure?.code).toBe('disk');
  expect(draft.fields.name).toBe('Latvia');
  void draft.retry();
  await settle();
  expect(storage.saves).toHaveLength(2);
  await storage.answer();
  expect(draft.state).toBe('saved');
  expect(draft.failure).toBeNull();
});

test('after a failure the next change tries again by itself', async () => {
  const draft = existing();
  draft.set('name', 'Latvi');
  await pause();
  await storage.refuse(disk);
  draft.set('name', 'Latvia');
  await pause();
  await storage.answer();
  expect(draft.state).toBe('saved');
  expect(storage.stored?.name).toBe('Latvia');
});

test('what was typed before a failed save came back is not forgotten', async () => {
  const draft = existing();
  draft.set('name', 'Latvi');
  await pause();
  draft.set('name', 'Latvia');
  await storage.refuse(disk);
  await pause();
  await storage.answer();
  expect(storage.stored?.name).toBe('Latvia');
  expect(draft.state).toBe('saved');
});

test('leaving a field saves at once', async () => {
  const draft = existing();
  draft.set('name', 'Latvia');
  draft.leaveField('name');
  await settle();
  expect(storage.saves).toHaveLength(1);
});

test('leaving the page waits for the save, and is free once it is done', async () => {
  const draft = existing();
  draft.set('name', 'Latvia');
  const left = draft.leave();
  await settle();
  await storage.answer();
  expect(await left).toBe(true);
});

test('leaving while a save is in flight waits for what was typed since, too', async () => {
  const draft = existing();
  draft.set('name', 'La');
  await pause();
  draft.set('name', 'Latvia');
  const left = draft.leave();
  await storage.answer();
  expect(storage.saves).toHaveLength(2);
  await storage.answer();
  expect(await left).toBe(true);
  expect(storage.stored?.name).toBe('Latvia');
});

test('leaving is not free when the save failed', async () => {
  const draft = existing();
  draft.set('name', 'Latvia');
  const left = draft.leave();
  await settle();
  await storage.refuse(disk);
  expect(await left).toBe(false);
  draft.discard();
  expect(await draft.leave()).toBe(true);
});

test('a new record nobody typed in leaves nothing behind', async () => {
  const draft = newDraft();
  expect(await draft.leave()).toBe(true);
  expect(storage.saves).toHaveLength(0);
});

test('a new record is made once, however often it is saved', async () => {
  const draft = newDraft();
  draft.set('name', 'L');
  await pause();
  draft.set('name', 'Latvia');
  draft.leaveField('name');
  await pause();
  expect(storage.saves).toHaveLength(1);
  await storage.answer();
  await settle();
  await storage.answer();
  expect(storage.saves.map((save) => save.revision)).toEqual([0, 1]);
});

test('a new record whose first answer was lost is not made twice', async () => {
  const draft = newDraft();
  draft.set('name', 'Latvia');
  await pause();
  await storage.refuse({ code: 'internal', detail: 'lost' }, true);
  expect(draft.state).toBe('failed');
  void draft.retry();
  await settle();
  await storage.answer();
  expect(draft.state).toBe('saved');
  expect(draft.revision).toBe(1);
});

test('typing on after a lost answer continues from what the file holds', async () => {
  const draft = newDraft();
  draft.set('name', 'Latv');
  await pause();
  await storage.refuse({ code: 'internal', detail: 'lost' }, true);
  draft.set('name', 'Latvia');
  await pause();
  await storage.answer();
  await pause();
  await storage.answer();
  expect(draft.state).toBe('saved');
  expect(storage.stored).toMatchObject({ name: 'Latvia', revision: 2 });
});

test('a change by somebody else offers both ways, and loses nothing by itself', async () => {
  const draft = existing();
  draft.set('note', 'mine');
  storage.stored = { ...(storage.stored as Stored), revision: 4, name: 'Eesti' };
  await pause();
  await storage.answer();
  expect(draft.state).toBe('conflict');
  expect(draft.fields.note).toBe('mine');
  draft.takeTheirs();
  expect(draft.fields).toEqual({ name: 'Eesti', note: null });
  expect(draft.state).toBe('saved');
});

test('what can not be read stays unsaved after the other version was taken: its box still holds it', async () => {
  const draft = existing();
  draft.set('note', 'mine');
  draft.setReadable('name', false);
  storage.stored = { ...(storage.stored as Stored), revision: 4, name: 'Eesti' };
  await pause();
  await storage.answer();
  draft.takeTheirs();
  expect(draft.state).toBe('invalid');
  draft.setReadable('name', true);
  expect(draft.state).toBe('saved');
});

test('keeping mine writes it over the version of the file', async () => {
  const draft = existing();
  draft.set('name', 'Estland');
  storage.stored = { ...(storage.stored as Stored), revision: 4, name: 'Eesti' };
  await pause();
  await storage.answer();
  void draft.keepMine();
  await settle();
  expect(storage.saves[1]).toEqual({ revision: 4, fields: { name: 'Estland', note: null } });
  await storage.answer();
  expect(draft.state).toBe('saved');
});

test('what breaks a rule stays typed, with the problem beside it until it is changed', async () => {
  const draft = existing();
  draft.set('name', '');
  await pause();
  await storage.refuse({ code: 'invalid', problems: [{ field: 'name', rule: 'required' }] });
  expect(draft.state).toBe('invalid');
  expect(draft.problems).toHaveLength(1);
  expect(draft.fields.name).toBe('');
  draft.set('name', 'E');
  expect(draft.problems).toHaveLength(0);
  await pause();
  await storage.answer();
  expect(draft.state).toBe('saved');
});

test('a text that can not be read keeps the draft from counting as saved', async () => {
  const draft = existing();
  draft.setReadable('note', false);
  expect(draft.state).toBe('invalid');
  expect(await draft.leave()).toBe(false);
  expect(storage.saves).toHaveLength(0);
  draft.set('name', 'Latvia');
  await pause();
  await storage.answer();
  expect(draft.state).toBe('invalid');
  draft.setReadable('note', true);
  expect(draft.state).toBe('saved');
});

test('reading again after an undo shows the file, but never over unsaved typing', async () => {
  const draft = existing();
  storage.stored = { ...(storage.stored as Stored), revision: 4, name: 'Eesti' };
  await draft.refresh();
  expect(draft.fields.name).toBe('Eesti');
  draft.set('name', 'Estland');
  storage.stored = { ...(storage.stored as Stored), revision: 5, name: 'Viro' };
  await draft.refresh();
  expect(draft.fields.name).toBe('Estland');
});

test('blanks that the record leaves out stay in the box while more is typed', async () => {
  const draft = existing();
  draft.set('name', 'New ');
  await pause();
  await storage.answer();
  storage.stored = { ...(storage.stored as Stored), name: 'New' };
  await draft.refresh();
  expect(draft.fields.name).toBe('New ');
  expect(draft.dirty).toBe(false);
  draft.set('name', 'New  York');
  await pause();
  const [saved] = storage.saves.slice(-1);
  await storage.refuse({ code: 'disk', path: 'a', doing: 'saving', detail: 'gone' }, true);
  // The answer was lost: what the file holds is what was sent, without the blanks too many.
  storage.stored = { ...(storage.stored as Stored), name: 'New York' };
  void draft.retry();
  await settle();
  await storage.answer();
  expect(saved?.fields.name).toBe('New  York');
  expect(draft.state).toBe('saved');
});

test('a draft kept by hand waits for its button', async () => {
  const draft = new Draft('1', { ...blank }, null, storage, true);
  draft.set('name', 'Latvia');
  draft.leaveField('name');
  await vi.advanceTimersByTimeAsync(10 * saveDelay);
  expect(storage.saves).toHaveLength(0);
  const left = draft.leave();
  await settle();
  await storage.answer();
  expect(await left).toBe(true);
});

test('a number that the record gives comes into the draft, and is not asked for again', async () => {
  vi.useFakeTimers();
  const given: Stored[] = [];
  const port: DraftStorage<Fields> = {
    save: (id, revision, fields) => {
      const name = fields.name === '' ? '2.1' : fields.name;
      const stored = { ...fields, id, revision: revision + 1, updatedAt: '', name };
      given.push(stored);
      return Promise.resolve(stored);
    },
    load: () => Promise.reject(new Error('nothing was asked for')),
  };
  const draft = new Draft<Fields>('1', { ...blank }, null, port);
  draft.set('note', 'first');
  await pause();
  expect(draft.fields.name).toBe('2.1');
  expect(draft.state).toBe('saved');
  draft.set('note', 'second');
  await pause();
  expect(given.map((one) => one.name)).toEqual(['2.1', '2.1']);
});
