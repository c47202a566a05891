import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import type { PledgeQuery } from '../../../bindings/PledgeQuery';
import { changes } from '../../../data/records.svelte';
import { answerCommands, storedRecord } from '../../../testing/backend';
import RegisterList from './RegisterList.svelte';
import { register, defaultSettings } from './register.svelte';

let sets = ['r1'];
let broken = false;
const totals = { groups: [], all: [], apart: [], undated: 0, leftOut: 0, rates: null };
const begin = () =>
  answerCommands({
    list: (input) =>
      input.noun === 'rate_set' ? sets.map((id) => storedRecord(id, { name: `Rates ${id}` })) : [],
    totals: () => totals,
    pledges: ({ convert }: PledgeQuery) => {
      if (broken) throw { code: 'internal', detail: 'gone' };
      if (convert && !sets.includes(convert.rateSet)) throw { code: 'notFound' };
      return { today: '2024-04-03', count: 0, all: 3, rows: [] };
    },
  });
beforeEach(() => {
  [sets, broken] = [['r1'], false];
  register.change({ ...defaultSettings, rates: 'r1' });
});
const show = () => render(RegisterList, { openId: null, add: null });

test('rates that are gone when the register opens are let go', async () => {
  sets = [];
  begin();
  show();
  expect(await screen.findByText('0 of 3 pledges')).toBeInTheDocument();
  expect(register.settings.rates).toBe('');
});

test('rates that go while the register is open are let go, and it is read again', async () => {
  begin();
  show();
  expect(await screen.findByText('0 of 3 pledges')).toBeInTheDocument();
  expect(register.settings.rates).toBe('r1');
  sets = [];
  changes.count++;
  await vi.waitFor(() => expect(register.settings.rates).toBe(''));
  expect(await screen.findByText('0 of 3 pledges')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
});

test('beside a failure the search and the filters stay, so that something else can be asked', async () => {
  broken = true;
  begin();
  show();
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
  expect(screen.getByRole('searchbox')).toBeInTheDocument();
});

test('a register that opens asks for its pledges once', async () => {
  register.change({ rates: '' });
  const asked = begin();
  show();
  await screen.findByText('0 of 3 pledges');
  expect(asked.filter(({ command }) => command === 'pledges')).toHaveLength(1);
});
