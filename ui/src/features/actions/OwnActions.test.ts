import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { answerCommands } from '../../testing/backend';
import OwnActions from './OwnActions.svelte';

const action = (id: string, owner: string, state: string, dueOn: string | null) => ({
  id,
  number: id,
  text: `Task ${id}`,
  owner: { kind: 'body', id: owner, name: owner },
  state,
  dueOn,
});

test('a body shows what it is responsible for, the open actions first and the earliest of them on top', async () => {
  answerCommands({
    actions: () => ({
      rows: [
        action('A1', 'team', 'done', '2024-01-01'),
        action('A2', 'other', 'open', '2024-01-01'),
        action('A3', 'team', 'open', '2024-05-01'),
        action('A4', 'team', 'open', '2024-03-01'),
      ],
    }),
  });
  render(OwnActions, { kind: 'body', id: 'team' });
  await screen.findByText('Task A4');
  const rows = screen.getAllByRole('row').map((row) => row.textContent);
  expect(rows.slice(1).map((text) => /A\d/.exec(text ?? '')?.[0])).toEqual(['A4', 'A3', 'A1']);
});
