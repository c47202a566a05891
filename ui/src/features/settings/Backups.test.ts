import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { Draft } from '../../data/drafts/draft.svelte';
import { toasts } from '../../data/toasts.svelte';
import { changes } from '../../data/records.svelte';
import { saveTracker } from '../../data/drafts/saveTracker.svelte';
import { answerCommands, type Answers } from '../../testing/backend';
import Backups from './Backups.svelte';

const row = (name: string) => ({
  file: { place: name, name, folder: '/' },
  madeAt: '2024-04-03T07:42:00Z',
  bytes: 9,
});
let rows = [row('First')];
beforeEach(() => {
  rows = [row('First')];
});
function show(more: Answers = {}) {
  const asked = answerCommands({ backups: () => rows, file_state: () => null, ...more });
  render(Backups);
  return asked;
}
const now = () => screen.getByRole('button', { name: /^Back(ing)? up( now|…)$/ });

test('no backup is made while something on the screen is not in the file', async () => {
  const stored = { id: '1', revision: 1, updatedAt: '2024-04-03T07:42:00Z', name: 'State 017' };
  const refused = { code: 'invalid', problems: [{ field: 'name', rule: 'required' }] };
  const port = {
    save: () => Promise.reject(refused as never),
    load: () => Promise.resolve(stored),
  };
  const draft = new Draft('1', { name: '' }, stored, port);
  onTestFinished(saveTracker.watch(draft));
  draft.set('name', '');
  const asked = show();
  await userEvent.click(now());
  await vi.waitFor(() => expect(toasts.all.at(-1)?.text).toMatch(/missing from the backup/));
  expect(asked.map(({ command }) => command)).not.toContain('back_up');
});

test('the list follows what else leaves a copy', async () => {
  show();
  await screen.findByText('First');
  rows = [row('Before a merge'), ...rows];
  changes.count++;
  await screen.findByText('Before a merge');
});

test('only while it is backing up does the button say so', async () => {
  let done: (made: object) => void = () => undefined;
  show({
    backups: () => new Promise(() => undefined),
    back_up: () => new Promise((resolve) => (done = resolve)),
  });
  expect(now()).toHaveTextContent('Back up now');
  expect(now()).toBeEnabled();
  await userEvent.click(now());
  expect(now()).toHaveTextContent('Backing up…');
  const report = { counts: [], head: { operations: 1, hash: '' }, bytes: 1, proved: true };
  done({ file: row('Made').file, report });
  await vi.waitFor(() => expect(now()).toHaveTextContent('Back up now'));
});
