import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { MergeConflict } from '../../bindings/MergeConflict';
import { confirmation } from '../../shared/dialog/ask.svelte';
import { answerCommands } from '../../testing/backend';
import MergeDialog from './MergeDialog.svelte';

const conflict: MergeConflict = {
  kind: 'field',
  noun: 'pledge',
  record: '1',
  field: 'title',
  title: 'Laptops',
  label: 'Title',
  here: 'Laptops',
  there: 'Computers',
  others: 0,
  taken: null,
};
const brought = {
  here: 1,
  there: 1,
  conflicts: [conflict],
  lines: [],
  blocked: [],
  seals: false,
  safety: null,
};

test('decisions are not given up unasked, and what is being compared is said', async () => {
  let again: () => void = () => undefined;
  answerCommands({
    preview_merge: ({ choices }) => {
      if (choices.length === 0) return brought;
      const conflicts = [{ ...conflict, taken: 'here' }];
      return new Promise((resolve) => (again = () => resolve({ ...brought, conflicts })));
    },
  });
  const onclose = vi.fn();
  render(MergeDialog, { other: { place: 'copy', name: 'Copy', folder: '/' }, onclose });
  await userEvent.click((await screen.findAllByRole('radio'))[0]!);
  await screen.findByText('Comparing the two copies…');
  again();
  await vi.waitFor(() => expect(screen.queryByText('Comparing the two copies…')).toBeNull());

  await userEvent.keyboard('{Escape}');
  expect(confirmation.question?.title).toBe('Discard your decisions?');
  confirmation.answer(false);
  await vi.waitFor(() => expect(screen.getByRole('dialog')).toBeVisible());
  expect(onclose).not.toHaveBeenCalled();

  await userEvent.keyboard('{Escape}');
  confirmation.answer(true);
  await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
});

test('where nothing was decided, closing asks nothing', async () => {
  answerCommands({ preview_merge: () => brought });
  const onclose = vi.fn();
  render(MergeDialog, { other: { place: 'copy', name: 'Copy', folder: '/' }, onclose });
  await screen.findAllByRole('radio');
  await userEvent.keyboard('{Escape}');
  expect(onclose).toHaveBeenCalledOnce();
});
