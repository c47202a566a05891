import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { RoleFields } from '../../bindings/RoleFields';
import { changes } from '../../data/records.svelte';
import { lookup } from '../../data/lookup/lookup.svelte';
import { answerCommands, storedRecord } from '../../testing/backend';
import { asOf } from './asOf.svelte';
import { blank, blankRole } from './form';
import PartiesPage from './PartiesPage.svelte';

const party = (id: string, name: string) => storedRecord(id, { ...blank, name });
const role = (id: string, party: string, part: Partial<RoleFields>) =>
  storedRecord(id, { ...blankRole(party), ...part });

beforeEach(() => {
  const records: Record<string, unknown[]> = {
    party: [
      party('a', 'State 001'),
      party('b', 'State 002'),
      // Guests of one meeting, which hold no role.
      ...Array.from({ length: 22 }, (_, n) =>
        party(`g${n}`, `Guest ${String(n).padStart(3, '0')}`),
      ),
    ],
    role: [
      role('1', 'a', { role: 'lead', fromOn: '2023-09-19' }),
      role('2', 'b', { fromOn: '2024-06-01' }),
    ],
  };
  lookup.forget();
  changes.count++;
  asOf.stated = null;
  answerCommands({ list: ({ noun }) => records[noun] ?? [] });
  render(PartiesPage, { route: { page: 'parties', id: null, part: null, query: {} } as never });
});
const day = async (typed: string) => {
  const box = await screen.findByLabelText('Members as of');
  await userEvent.clear(box);
  await userEvent.type(box, typed);
};
const names = () =>
  screen.queryAllByRole('link', { name: /^(State|Guest)/ }).map((one) => one.textContent);

test('those with a role on the day are listed, and the others stand behind one button', async () => {
  await day('3 April 2024');
  expect(names()).toEqual(['State 001']);
  const more = screen.getByRole('button', { name: '23 more without a role then' });
  await day('3 June 2024');
  expect(names()).toEqual(['State 001', 'State 002']);
  expect(more).toHaveTextContent('22 more without a role then');
  await userEvent.click(more);
  expect(names().length).toBeGreaterThan(2);
  expect(screen.queryByRole('button', { name: /without a role then/ })).not.toBeInTheDocument();
});

test('a day that cannot be read says so, and the list stays as it was', async () => {
  await day('3 June 2024');
  await day('soon');
  expect(screen.getByLabelText('Members as of')).toBeInvalid();
  expect(names()).toEqual(['State 001', 'State 002']);
});

// Last: what is searched for stays with the list.
test('who is searched for is found, whether they hold a role or not', async () => {
  await day('3 April 2024');
  await userEvent.type(screen.getByRole('searchbox'), 'Guest 007');
  expect(names()).toEqual(['Guest 007']);
});
