import { expect, onTestFinished, test, vi } from 'vitest';
import { Draft } from './draft.svelte';
import { saveTracker } from './saveTracker.svelte';

test('what waits for its button is asked about before leaving, and is not saved by the way', async () => {
  const save = vi.fn(() => Promise.reject({ code: 'noFile' } as never));
  const draft = new Draft('1', { title: '' }, null, { save, load: save }, true);
  onTestFinished(saveTracker.watchManual(draft));
  expect(await saveTracker.leave()).toBe(true);
  draft.set('title', 'Half a line');
  await saveTracker.flush();
  expect(saveTracker.state).toBe('invalid');
  expect(await saveTracker.leave()).toBe(false);
  expect(save).not.toHaveBeenCalled();
  saveTracker.discard();
  expect(await saveTracker.leave()).toBe(true);
});
