import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answerCommands } from '../../testing/backend';
import AsOfPicker from './AsOfPicker.svelte';
import { register } from './register/register.svelte';

afterEach(() => register.setAsOf(null));

/** Opens the dialog and asks for a day; the answer comes when the test says so. */
async function asking(): Promise<() => void> {
  let arrive = (_: unknown): void => undefined;
  const asked = answerCommands({ totals: () => new Promise((done) => (arrive = done)) });
  render(AsOfPicker);
  await userEvent.click(screen.getByRole('button', { name: /^As known on/ }));
  const day = await screen.findByRole('textbox');
  await userEvent.clear(day);
  await userEvent.type(day, '3 April 2024');
  await userEvent.click(screen.getByRole('button', { name: 'Show that day' }));
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  return () => arrive({});
}

test('while the day is looked up that is said, and then it is shown', async () => {
  const arrive = await asking();
  expect(screen.getByRole('status')).toHaveTextContent(/…$/);
  expect(screen.getByRole('button', { name: 'Show that day' })).toBeDisabled();
  arrive();
  await vi.waitFor(() => expect(register.asOfDate).toBe('2024-04-03'));
});

test('a day that was called off is not shown when its answer comes', async () => {
  const arrive = await asking();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  arrive();
  await new Promise((done) => setTimeout(done, 20));
  expect(register.asOfDate).toBeNull();
});
