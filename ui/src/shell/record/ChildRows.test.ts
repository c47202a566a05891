import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { expect, test, vi } from 'vitest';
import { blank, form } from '../../features/pledges/record/inKindItems';
import { answerCommands, storedRecord } from '../../testing/backend';
import ChildRows from './ChildRows.svelte';

const item = (id: string) => storedRecord(id, { ...blank('p'), description: `Laptop ${id}` });
const props = (rows: ReturnType<typeof item>[]) => ({
  noun: 'in_kind_item' as const,
  title: 'Goods',
  rows,
  form,
  blank: () => blank('p'),
  add: 'Add goods',
  line: ({ description }: { description: string }) => ({ name: description, rest: '' }),
  empty: 'None.',
});

test('once a removed row is gone, the keyboard is on the row that took its place', async () => {
  const asked = answerCommands({ list: () => [], remove: () => null });
  const { rerender } = render(ChildRows<'in_kind_item'>, props([item('a'), item('b'), item('c')]));
  await userEvent.click(screen.getByRole('button', { name: 'Laptop b' }));
  await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
  await vi.waitFor(() => expect(asked.some(({ command }) => command === 'remove')).toBe(true));
  await tick();
  // The rows come from a question that is answered later.
  await rerender(props([item('a'), item('c')]));
  expect(screen.getByRole('button', { name: 'Laptop c' })).toHaveFocus();
});
