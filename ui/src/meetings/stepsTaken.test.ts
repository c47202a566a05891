import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { toasts } from '../frame/toasts.svelte';
import { changes } from '../records.svelte';
import { answering, stored } from '../testing/desk';
import { blank } from './form';
import Steps from './Steps.svelte';

test('a meeting that was called off by mistake is one press away from where it stood', async () => {
  const asked = answering({
    step_meeting: ({ meeting, state }) => stored(meeting, { ...blank, state }, 2),
    undo: () => ({ name: 'step meeting' }),
    file_state: () => null,
  });
  render(Steps, { meeting: stored('m', { ...blank, startsOn: '2999-04-03' }) });
  await userEvent.click(screen.getByRole('button', { name: 'Cancel meeting' }));
  await vi.waitFor(() => expect(toasts.all.at(-1)?.text).toBe('Meeting cancelled'));
  expect(toasts.all.at(-1)?.action?.at).toBe(changes.count);
  toasts.all.at(-1)?.action?.run();
  await vi.waitFor(() => expect(asked.map(({ command }) => command)).toContain('undo'));
});
