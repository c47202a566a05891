import { expect, onTestFinished, test } from 'vitest';
import { Draft } from '../draft.svelte';
import { desk } from '../frame/desk.svelte';
import { undo } from '../frame/history.svelte';
import { saving } from '../saving.svelte';
import { answering } from '../testing/desk';
import { restore } from './restore';

const place = (name: string) => ({ place: name, name, folder: '/' });

test('what is on the screen is read again when a restore is taken back, and stays watched', async () => {
  const restored: string[] = [];
  answering({
    file_state: () => desk.file,
    restore: ({ place: from }) => {
      restored.push(from);
      return { safety: { file: place('before'), report: {} }, report: {} };
    },
  });
  saving.note('2024-04-03T07:42:00Z');
  await restore(place('backup'));
  expect(saving.at).toBe(null);

  const stored = { id: '1', revision: 1, updatedAt: '2024-04-03T07:42:00Z', name: 'State 017' };
  const refused = { code: 'invalid', problems: [{ field: 'name', rule: 'required' }] };
  const draft = new Draft('1', { name: '' }, stored, {
    save: () => Promise.reject(refused as never),
    load: () => Promise.resolve({ ...stored, name: 'State 018' }),
  });
  onTestFinished(saving.watch(draft));
  await undo();
  expect(restored).toEqual(['backup', 'before']);
  expect(draft.fields.name).toBe('State 018');

  draft.set('name', '');
  expect(saving.worst).toBe(draft);
  expect(await saving.leave()).toBe(false);
});
