import { expect, onTestFinished, test } from 'vitest';
import { Draft } from '../../data/drafts/draft.svelte';
import { windowState } from '../windowState.svelte';
import { undo } from '../history.svelte';
import { saveTracker } from '../../data/drafts/saveTracker.svelte';
import { answerCommands } from '../../testing/backend';
import { restore } from './restore';

const place = (name: string) => ({ place: name, name, folder: '/' });

test('what is on the screen is read again when a restore is taken back, and stays watched', async () => {
  const restored: string[] = [];
  answerCommands({
    file_state: () => windowState.file,
    restore: ({ place: from }) => {
      restored.push(from);
      return { safety: { file: place('before'), report: {} }, report: {} };
    },
  });
  saveTracker.recordSave('2024-04-03T07:42:00Z');
  await restore(place('backup'));
  expect(saveTracker.at).toBe(null);

  const stored = { id: '1', revision: 1, updatedAt: '2024-04-03T07:42:00Z', name: 'State 017' };
  const refused = { code: 'invalid', problems: [{ field: 'name', rule: 'required' }] };
  const draft = new Draft('1', { name: '' }, stored, {
    save: () => Promise.reject(refused as never),
    load: () => Promise.resolve({ ...stored, name: 'State 018' }),
  });
  onTestFinished(saveTracker.watch(draft));
  await undo();
  expect(restored).toEqual(['backup', 'before']);
  expect(draft.fields.name).toBe('State 018');

  draft.set('name', '');
  expect(saveTracker.worst).toBe(draft);
  expect(await saveTracker.leave()).toBe(false);
});
