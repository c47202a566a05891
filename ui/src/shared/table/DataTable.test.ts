import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import DataTable from './DataTable.svelte';
import type { Column } from './table';

interface Row {
  id: string;
  name: string;
}
const columns: Column<Row>[] = [{ key: 'name', label: 'Name', text: (row) => row.name }];
let lists = 0;

function show(amount: number) {
  const rows = Array.from({ length: amount }, (_, i) => ({
    id: String(i),
    name: `Party ${String(i).padStart(5, '0')}`,
  }));
  return render(DataTable<Row>, {
    name: `list ${lists++}`,
    label: 'Parties',
    rows,
    columns,
    count: (shown, all) => `${shown.length} of ${all}`,
    href: (row) => `#/parties/${row.id}`,
    empty: createRawSnippet(() => ({ render: () => '<p>Nobody yet</p>' })),
  });
}

test('some thousand rows draw only those in sight, and say how many there are', () => {
  show(5000);
  expect(screen.getAllByRole('link').length).toBeLessThan(60);
  expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '5001');
  expect(screen.getByText('5000 of 5000')).toBeInTheDocument();
});

test('arrows move along the rows, and only one row is a stop of the Tab key', async () => {
  show(30);
  const links = screen.getAllByRole('link');
  expect(links.filter((link) => link.tabIndex === 0)).toHaveLength(1);
  links[0]?.focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(screen.getByRole('link', { name: 'Party 00002' })).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}{Home}');
  expect(screen.getByRole('link', { name: 'Party 00000' })).toHaveFocus();
});

test('the keyboard stays on its row when the rows come in another order', async () => {
  const { rerender } = show(3);
  screen.getByRole('link', { name: 'Party 00000' }).focus();
  const rows = ['1', '2', '0'].map((id) => ({ id, name: `Party 0000${id}` }));
  await rerender({ rows });
  await waitFor(() => expect(screen.getByRole('link', { name: 'Party 00000' })).toHaveFocus());
  await userEvent.keyboard('{ArrowUp}');
  expect(screen.getByRole('link', { name: 'Party 00002' })).toHaveFocus();
});

test('arrow down in the search goes into the rows', async () => {
  show(3);
  await userEvent.click(screen.getByRole('searchbox'));
  await userEvent.keyboard('{ArrowDown}');
  expect(screen.getByRole('link', { name: 'Party 00000' })).toHaveFocus();
});

test('a search that finds nothing offers to show all again', async () => {
  show(3);
  await userEvent.type(screen.getByRole('searchbox'), 'zzz');
  expect(screen.getByText('0 of 3')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
  expect(screen.getAllByRole('link')).toHaveLength(3);
});

test('a click on the head sorts up, then down, then as in the file', async () => {
  show(3);
  const head = screen.getByRole('columnheader');
  const first = () => screen.getAllByRole('link')[0]?.textContent;
  await userEvent.click(within(head).getByRole('button'));
  expect(head).toHaveAttribute('aria-sort', 'ascending');
  await userEvent.click(within(head).getByRole('button'));
  expect(head).toHaveAttribute('aria-sort', 'descending');
  expect(first()).toBe('Party 00002');
  await userEvent.click(within(head).getByRole('button'));
  expect(head).not.toHaveAttribute('aria-sort');
});

test('arrows pass over the words above a group', async () => {
  render(DataTable<Row>, {
    name: `list ${lists++}`,
    label: 'Parties',
    rows: ['b', 'a', 'b'].map((name, i) => ({ id: String(i), name })),
    columns,
    groups: [{ key: 'name', label: 'name', text: (row) => row.name, by: (row) => row.name }],
    count: (shown, all) => `${shown.length} of ${all}`,
    href: (row) => `#/parties/${row.id}`,
    empty: createRawSnippet(() => ({ render: () => '<p>Nobody yet</p>' })),
  });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Group by' }), 'name');
  // The words above a group head its rows, and each row is headed by its name; all are counted.
  expect(screen.getAllByRole('rowheader').map((head) => head.textContent.trim())).toEqual([
    'a 1',
    'a',
    'b 2',
    'b',
    'b',
  ]);
  expect(screen.getAllByRole('row').map((row) => row.getAttribute('aria-rowindex'))).toEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
  ]);
  expect(screen.getByRole('table', { name: 'Parties' })).toHaveAttribute('aria-rowcount', '6');
  const links = screen.getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href')?.at(-1))).toEqual(['1', '0', '2']);
  links[0]?.focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(links[1]).toHaveFocus();
});

test('an empty list says what belongs there', () => {
  show(0);
  expect(screen.getByText('Nobody yet')).toBeInTheDocument();
});
