import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ask } from './ask.svelte';
import ConfirmDialog from './ConfirmDialog.svelte';

test('Enter says yes where that can be taken back, and no where it can not', async () => {
  render(ConfirmDialog);
  const question = { title: 'Sure?', yes: 'Do it', no: 'Leave it' };
  for (const danger of [false, true]) {
    const answer = ask({ ...question, danger });
    await screen.findByRole('button', { name: 'Do it' });
    await vi.waitFor(() => expect(document.activeElement?.textContent).toMatch(/it$/));
    await userEvent.keyboard('{Enter}');
    expect(await answer).toBe(!danger);
  }
});
