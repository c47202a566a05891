import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import App from './App.svelte';
import { windowState } from './shell/windowState.svelte';
import { answerCommands } from './testing/backend';

vi.mock('./data/call', async (original) => ({
  ...(await original<typeof import('./data/call')>()),
  onBeforeClose: () => Promise.resolve(),
}));

const asked = { place: 'p', name: 'asked.chancery', folder: '/home' };
const start = (answers: Parameters<typeof answerCommands>[0]) =>
  answerCommands({
    settings: () => ({ who: 'Tester', theme: 'system' }),
    file_state: () => null,
    countries: () => [],
    currencies: () => [],
    zones: () => [],
    recent_files: () => [],
    ...answers,
  });

beforeEach(() => {
  windowState.ready = false;
  windowState.file = null;
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
