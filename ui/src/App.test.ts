import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import App from './App.svelte';
import { desk } from './frame/desk.svelte';
import { answering } from './testing/desk';

vi.mock('./call', async (original) => ({
  ...(await original<typeof import('./call')>()),
  beforeClosing: () => Promise.resolve(),
}));

const asked = { place: 'p', name: 'asked.chancery', folder: '/home' };
const start = (answers: Parameters<typeof answering>[0]) =>
  answering({
    settings: () => ({ who: 'Tester', theme: 'system' }),
    file_state: () => null,
    countries: () => [],
    currencies: () => [],
    zones: () => [],
    recent_files: () => [],
    ...answers,
  });

beforeEach(() => {
  desk.known = false;
  desk.file = null;
});

test('while the file that the program was started with is opened, there is no first screen', async () => {
  const calls = start({ asked_file: () => asked, open_file: () => new Promise(() => undefined) });
  const { container } = render(App);
  await vi.waitFor(() => expect(calls.map((one) => one.command)).toContain('open_file'));
  expect(screen.queryByRole('heading', { name: 'Chancery' })).not.toBeInTheDocument();
  expect(container.querySelector('[aria-busy="true"]')).toBeInTheDocument();
});

test('without a file to open there is the first screen', async () => {
  start({ asked_file: () => null });
  render(App);
  expect(await screen.findByRole('heading', { name: 'Chancery' })).toBeInTheDocument();
});
