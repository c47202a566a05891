import { expect, onTestFinished, test, vi } from 'vitest';
import { Draft } from './draft.svelte';
import { saving } from './saving.svelte';

test('what waits for its button is asked about before leaving, and is not saved by the way', async () => {
  const save = vi.fn(() => Promise.reject({ code: 'noFile' } as never));
  const draft = new Draft('1', { title: '' }, null, { save, load: save }, true);
  onTestFinished(saving.hold(draft));
  expect(await saving.leave()).toBe(true);
  draft.set('title', 'Half a line');
  await saving.flush();
  expect(saving.state).toBe('invalid');
  expect(await saving.leave()).toBe(false);
  expect(save).not.toHaveBeenCalled();
  saving.discard();
  expect(await saving.leave()).toBe(true);
});
