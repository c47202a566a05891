import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Settings } from '../../bindings/Settings';
import { toasts } from '../../data/toasts.svelte';
import { answerCommands, type Answers } from '../../testing/backend';
import SettingsPage from './SettingsPage.svelte';

let kept = { who: 'Tester', theme: 'system' } as Settings;
beforeEach(() => {
  kept = { who: 'Tester', theme: 'system' } as Settings;
  toasts.all = [];
});
function show(more: Answers = {}) {
  answerCommands({
    backups: () => [],
    settings: () => kept,
    save_settings: (settings) => (kept = settings),
    ...more,
  });
  render(SettingsPage, { route: { page: 'settings', id: null, tab: null, query: {} } });
}
const who = () => screen.getByRole('textbox');
const theme = () => screen.getByRole('combobox');

test('a change that is made while another is on its way leaves both', async () => {
  const waits: (() => void)[] = [];
  show({
    save_settings: (settings) =>
      new Promise((resolve) => waits.push(() => resolve((kept = settings)))),
  });
  await vi.waitFor(() => expect(who()).toHaveValue('Tester'));
  await userEvent.clear(who());
  await userEvent.type(who(), 'Tester Two');
  await userEvent.selectOptions(theme(), 'dark');
  await vi.waitFor(() => expect(waits).toHaveLength(1));
  waits[0]?.();
  await vi.waitFor(() => expect(waits).toHaveLength(2));
  waits[1]?.();
  await vi.waitFor(() => expect(kept).toMatchObject({ who: 'Tester Two', theme: 'dark' }));
  expect(who()).toHaveValue('Tester Two');
  expect(theme()).toHaveValue('dark');
});

test('while the settings cannot be read that is said, and what was typed stays for the next try', async () => {
  let failing = true;
  const settings = () => {
    if (failing) throw { code: 'disk', path: 'settings.json', doing: 'reading', detail: 'no' };
    return kept;
  };
  show({ settings });
  await vi.waitFor(() => expect(toasts.all).toHaveLength(1));
  await userEvent.type(who(), 'Tester Two');
  await userEvent.tab();
  await vi.waitFor(() => expect(toasts.all).toHaveLength(2));
  expect(who()).toHaveValue('Tester Two');
  failing = false;
  await userEvent.selectOptions(theme(), 'dark');
  await vi.waitFor(() => expect(kept).toMatchObject({ who: 'Tester Two', theme: 'dark' }));
});
