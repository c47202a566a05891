import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Draft, type StoredMeta } from '../../data/drafts/draft.svelte';
import { saveTracker } from '../../data/drafts/saveTracker.svelte';
import SaveStatus from './SaveStatus.svelte';

interface Fields {
  name: string;
}
type Answer = (stored: StoredMeta & Fields) => Promise<StoredMeta & Fields>;
const at = '2024-04-03T07:42:00Z';
let answer: Answer;
let unwatch = () => undefined as void;

function show(revision: number): Draft<Fields> {
  const stored = revision > 0 ? { id: '1', revision, updatedAt: at, name: 'Estonia' } : null;
  const port = {
    save: (id: string, now: number, fields: Fields) =>
      answer({ ...fields, id, revision: now + 1, updatedAt: at }),
    load: () => Promise.resolve({ id: '1', revision: 9, updatedAt: at, name: 'Eesti' }),
  };
  const draft = new Draft<Fields>('1', { name: '' }, stored, port);
  unwatch = saveTracker.watch(draft);
  render(SaveStatus);
  return draft;
}
const mark = () => screen.getByRole('status').textContent?.trim();

beforeEach(() => {
  saveTracker.reset();
  answer = (stored) => Promise.resolve(stored);
});
afterEach(() => {
  unwatch();
});

test('“Saving…” stands until the back end has answered', async () => {
  let done: () => void = () => undefined;
  answer = (stored) => new Promise((resolve) => (done = () => resolve(stored)));
  const draft = show(1);
  draft.set('name', 'Latvia');
  const flushed = draft.flush();
  await vi.waitFor(() => expect(mark()).toBe('Saving…'));
  done();
  await flushed;
  saveTracker.recordSave(at);
  await vi.waitFor(() => expect(mark()).toBe('Saved 10:42'));
});

test('a failure says why, and can be tried again', async () => {
  answer = () => Promise.reject({ code: 'diskFull', path: 'it.chancery' });
  const draft = show(1);
  draft.set('name', 'Latvia');
  await draft.flush();
  await vi.waitFor(() => expect(mark()).toMatch(/^Not saved/));
  expect(mark()).toContain('The disk is full');
  expect(mark()).toContain('it.chancery');
  answer = (stored) => Promise.resolve(stored);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await vi.waitFor(() => expect(draft.state).toBe('saved'));
});

test('a conflict offers both versions', async () => {
  answer = () => Promise.reject({ code: 'conflict', noun: 'party' });
  const draft = show(1);
  draft.set('name', 'Latvia');
  await draft.flush();
  await userEvent.click(await screen.findByRole('button', { name: 'Use the file’s version' }));
  expect(draft.fields.name).toBe('Eesti');
});

test('a field that is still being typed is “not saved yet”; once it was left it needs attention', async () => {
  const draft = show(1);
  draft.setReadable('name', false);
  await vi.waitFor(() => expect(mark()).toBe('Not saved yet'));
  draft.leaveField('name');
  await vi.waitFor(() => expect(mark()).toBe('Not saved: 1 field needs attention'));
});

test('a field that needs attention is one press away, also where it is out of sight', async () => {
  document.body.insertAdjacentHTML(
    'beforeend',
    '<div id="folded" hidden><input id="1-name" value="33 April" /></div>',
  );
  const folded = document.getElementById('folded')!;
  folded.addEventListener('reveal', () => (folded.hidden = false));
  const draft = show(1);
  draft.setReadable('name', false);
  draft.leaveField('name');
  await userEvent.click(await screen.findByRole('button', { name: /1 field needs attention/ }));
  await vi.waitFor(() => expect(document.activeElement?.id).toBe('1-name'));
  expect(folded.hidden).toBe(false);
  folded.remove();
});

test('a box that belongs to no form is counted too', async () => {
  show(1);
  saveTracker.addBox('count', false, () => undefined);
  await vi.waitFor(() => expect(mark()).toBe('Not saved: 1 field needs attention'));
  saveTracker.removeBox('count');
  await vi.waitFor(() => expect(mark()).not.toMatch(/attention/));
});

test('a new record without its required field is not called saved, and not called wrong either', async () => {
  answer = () =>
    Promise.reject({ code: 'invalid', problems: [{ field: 'name', rule: 'required' }] });
  const draft = show(0);
  draft.set('name', '');
  await draft.flush();
  await vi.waitFor(() => expect(mark()).toMatch(/Not saved yet: a required field is empty/));
});
