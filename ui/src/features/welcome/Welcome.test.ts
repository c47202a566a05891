import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { answerCommands } from '../../testing/backend';
import Welcome from './Welcome.svelte';

test('a recent file that is no longer there can be looked for, or taken off the list, and not opened', async () => {
  const gone = {
    file: { place: 'old', name: 'c.chancery', folder: '/home' },
    coalition: 'Coalition 017',
    changedAt: null,
    bytes: 0,
  };
  let recent: unknown[] = [gone];
  const asked = answerCommands({
    recent_files: () => recent,
    forget_recent: () => (recent = []),
  });
  render(Welcome);
  await screen.findByText('This file is no longer there.');
  expect(screen.queryByRole('button', { name: 'Coalition 017' })).toBeNull();
  expect(screen.getByRole('button', { name: /^Locate/ })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: /from the list/ }));
  await vi.waitFor(() =>
    expect(asked).toContainEqual({ command: 'forget_recent', input: { place: 'old' } }),
  );
  await vi.waitFor(() => expect(screen.queryByText('Coalition 017')).toBeNull());
});
