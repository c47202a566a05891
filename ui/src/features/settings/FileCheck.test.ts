import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { answerCommands } from '../../testing/backend';
import FileCheck from './FileCheck.svelte';

test('every broken row is told, in words, though two are broken in the same way', async () => {
  answerCommands({
    check: () => ({
      whole: false,
      findings: ['wrong # of entries in index party_name'],
      dangling: [
        ['pledge_event', 'pledge'],
        ['pledge_event', 'pledge'],
        ['pledge_pledgers', 'party'],
      ],
      counts: [],
    }),
    verify: () => ({
      whole: false,
      operations: 9,
      head: 'ab',
      brokenAt: 4,
      strays: ['party 0190', 'content ff00'],
    }),
  });
  render(FileCheck);
  await userEvent.click(screen.getByRole('button', { name: 'Check this file' }));
  const found = await screen.findAllByRole('listitem');
  const dangling = 'A row of “ledger entry” refers to a record of “pledge” that does not exist.';
  expect(found.map((line) => line.textContent)).toEqual([
    'The database reports: wrong # of entries in index party_name',
    dangling,
    dangling,
    'A row of “pledge” refers to a record of “party” that does not exist.',
    'Does not match the history: party 0190',
    'Differs from what was sent out: a document, ff00',
    'The history breaks at change 4.',
  ]);
});
