import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { blank as blankBody } from '../../features/bodies/form';
import { blank as blankParty } from '../../features/parties/form';
import { changes } from '../../data/records.svelte';
import { answerCommands, storedRecord } from '../../testing/backend';
import AmongPicker from './AmongPicker.svelte';
import { newPerson } from './create.svelte';
import { lookup } from '../../data/lookup/lookup.svelte';

let records: { party: unknown[]; body: unknown[]; person: unknown[] };
beforeEach(() => {
  records = {
    party: [storedRecord('p', { ...blankParty, name: 'State 001' })],
    body: [storedRecord('b', { ...blankBody, name: 'State of play team' })],
    person: [storedRecord('n', newPerson('Ann Example', 'p'))],
  };
  lookup.forget();
  changes.count++;
  answerCommands({
    list: ({ noun }) => records[noun as 'party'],
    save: ({ noun, id, fields }) => {
      const made = storedRecord(id, fields as object);
      records[noun as 'party'].push(made);
      return made;
    },
  });
});

function show(value: string | null = null) {
  const set = vi.fn<(picked: { noun: string; id: string } | null) => void>();
  const { rerender } = render(AmongPicker, {
    nouns: ['party', 'body', 'person'],
    id: 'x',
    label: 'Responsible',
    value,
    set,
  });
  set.mockImplementation((picked) => void rerender({ value: picked?.id ?? null }));
  return set;
}
const box = () => screen.getByRole('combobox');
const options = () =>
  screen.queryAllByRole('option', { hidden: true }).map((one) => one.textContent?.trim());

test('a party, a body and a person are found in one box, each with what it is', async () => {
  const set = show();
  await userEvent.type(box(), 'state');
  await vi.waitFor(() => expect(options()[0]).toMatch(/^State 001.*party/));
  expect(options()[1]).toMatch(/^State of play team.*(body|team)/);
  await userEvent.clear(box());
  await userEvent.type(box(), 'ann');
  await vi.waitFor(() => expect(options()[0]).toMatch(/^Ann Example.*State 001 · person/));
  await userEvent.keyboard('{Enter}');
  expect(set).toHaveBeenCalledWith({ noun: 'person', id: 'n' });
  expect(box()).toHaveValue('Ann Example');
});

test('an emptied box names nobody', async () => {
  const set = show('b');
  await vi.waitFor(() => expect(box()).toHaveValue('State of play team'));
  await userEvent.clear(box());
  await userEvent.tab();
  expect(set).toHaveBeenCalledWith(null);
});

test('who is not there yet is made as what they are', async () => {
  const set = show();
  await userEvent.type(box(), 'Bo Sample');
  await vi.waitFor(() => expect(options()).toContain('Create “Bo Sample” as a person'));
  await userEvent.click(screen.getByText('Create “Bo Sample” as a person'));
  await vi.waitFor(() => expect(set.mock.calls[0]?.[0]?.noun).toBe('person'));
});
