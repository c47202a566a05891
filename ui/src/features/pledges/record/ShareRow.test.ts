import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { registerCurrencies } from '../../../data/text/money';
import { answerCommands } from '../../../testing/backend';
import ShareRow from './ShareRow.svelte';

let written: { command: string; input: unknown }[] = [];
const stored = {
  id: 's1',
  revision: 1,
  createdAt: '2026-01-15T10:00:00Z',
  updatedAt: '2026-01-15T10:00:00Z',
  pledge: 'p1',
  party: 'e',
  minor: 200_000_000,
};
beforeEach(() => {
  written = [];
  registerCurrencies([{ code: 'EUR', digits: 2 }]);
  answerCommands({
    list: () => [{ ...stored, id: 'e', name: 'Estonia', otherNames: {} }],
    save: (input) => {
      written.push({ command: 'save', input });
      return { ...stored, ...(input as { fields: object }).fields };
    },
    remove: (input) => {
      written.push({ command: 'remove', input });
      return null;
    },
  });
});
const row = (share: typeof stored | null) =>
  render(ShareRow, { pledge: 'p1', party: 'e', currency: 'EUR', share, readOnly: false });

test('an empty box is a share that nobody stated: nothing is written', async () => {
  row(null);
  const box = await screen.findByLabelText('Estonia');
  expect(box).toHaveValue('');
  await userEvent.click(box);
  await userEvent.tab();
  expect(written).toEqual([]);
});

test('a share is written in minor units of the pledge’s currency', async () => {
  row(null);
  const box = await screen.findByLabelText('Estonia');
  await userEvent.type(box, '2 million');
  await userEvent.tab();
  expect(written).toHaveLength(1);
  expect(written[0]?.input).toMatchObject({
    noun: 'pledge_share',
    fields: { pledge: 'p1', party: 'e', minor: 200_000_000 },
  });
});

test('an emptied box takes the share away, it does not become zero', async () => {
  row(stored);
  const box = await screen.findByLabelText('Estonia');
  await userEvent.clear(box);
  await userEvent.tab();
  expect(written.map((one) => one.command)).toEqual(['remove']);
});

test('zero is no share', async () => {
  row(null);
  const box = await screen.findByLabelText('Estonia');
  await userEvent.type(box, '0');
  await userEvent.tab();
  expect(written).toEqual([]);
});

test('what was typed and taken back at once is neither shown again nor written', async () => {
  row(null);
  const box = await screen.findByLabelText('Estonia');
  await userEvent.type(box, '5');
  await userEvent.clear(box);
  await userEvent.tab();
  expect(box).toHaveValue('');
  expect(written).toEqual([]);
});

test('what is emptied while it is on its way into the file is taken away again', async () => {
  let arrive = (_: unknown): void => undefined;
  answerCommands({
    list: () => [{ ...stored, id: 'e', name: 'Estonia', otherNames: {} }],
    save: () => new Promise((done) => (arrive = done)),
    remove: (input) => {
      written.push({ command: 'remove', input });
      return null;
    },
  });
  row(null);
  const box = await screen.findByLabelText('Estonia');
  await userEvent.type(box, '5');
  await userEvent.tab();
  await userEvent.clear(box);
  await userEvent.tab();
  arrive({ ...stored, id: 's2', minor: 500 });
  await vi.waitFor(() => expect(written.map((one) => one.command)).toEqual(['remove']));
});
