import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { PartyFields } from '../../bindings/PartyFields';
import { codes } from '../../data/codes.svelte';
import { changes } from '../../data/records.svelte';
import { answerCommands, storedRecord } from '../../testing/backend';
import { toasts } from '../../data/toasts.svelte';
import { lookup } from '../../data/lookup/lookup.svelte';
import RecordPicker from './RecordPicker.svelte';

const party = (id: string, name: string, part: Partial<PartyFields> = {}) =>
  storedRecord(id, {
    kind: 'state' as const,
    name,
    shortName: null,
    officialName: null,
    isoCode: null,
    euCode: null,
    otherNames: {},
    defaultCurrency: null,
    ...part,
  });

let parties: ReturnType<typeof party>[];
beforeEach(() => {
  parties = [
    party('ee', 'Estonia', { isoCode: 'EE', otherNames: { et: 'Eesti', uk: 'Естонія' } }),
    party('lv', 'Latvia', { isoCode: 'LV' }),
    party('uk', 'United Kingdom', { isoCode: 'GB' }),
  ];
  lookup.forget();
  changes.count++;
  codes.countries = [
    { code: 'NO', name: 'Norway', names: { en: 'Norway', fr: 'Norvège' } },
    { code: 'EE', name: 'Estonia', names: { en: 'Estonia' } },
  ];
  answerCommands({
    list: () => parties,
    save: ({ id, fields }) => {
      const made = party(id, '', fields as PartyFields);
      parties = [...parties, made];
      return made;
    },
  });
});

function show(value: string[] = [], many = false, readable?: (ok: boolean) => void) {
  const set = vi.fn<(ids: string[]) => void>();
  const { rerender } = render(RecordPicker, {
    noun: 'party',
    id: 'x',
    label: 'Party',
    value,
    set,
    many,
    ...(readable ? { readable } : {}),
  });
  set.mockImplementation((ids) => void rerender({ value: ids }));
  return set;
}
const box = () => screen.getByRole('combobox');
const options = () =>
  screen.queryAllByRole('option', { hidden: true }).map((option) => option.textContent?.trim());

test('what is typed finds a party by the beginning of its name, in any language it has', async () => {
  show();
  await userEvent.type(box(), 'ees');
  await vi.waitFor(() => expect(options()[0]).toBe('Estonia'));
  await userEvent.clear(box());
  await userEvent.type(box(), 'king');
  await vi.waitFor(() => expect(options()[0]).toBe('United Kingdom'));
});

test('Enter takes the first that fits', async () => {
  const set = show();
  await userEvent.type(box(), 'lat');
  await vi.waitFor(() => expect(options()[0]).toBe('Latvia'));
  await userEvent.keyboard('{Enter}');
  expect(set).toHaveBeenCalledWith(['lv']);
});

test('a country that is no party yet can be added as one, with its code and names', async () => {
  const set = show();
  await userEvent.type(box(), 'norv');
  await userEvent.click(await screen.findByText(/Add Norway/));
  await vi.waitFor(() => expect(set).toHaveBeenCalled());
  expect(parties.at(-1)).toMatchObject({
    name: 'Norway',
    isoCode: 'NO',
    kind: 'state',
    otherNames: { fr: 'Norvège' },
  });
  expect(set).toHaveBeenCalledWith([parties.at(-1)?.id]);
});

test('a country that is a party already is not offered again', async () => {
  show();
  await userEvent.type(box(), 'estonia');
  await vi.waitFor(() => expect(options()).toEqual(['Estonia']));
});

test('anything else can be created under the words as typed', async () => {
  const set = show();
  await userEvent.type(box(), 'NATO');
  await userEvent.click(await screen.findByText(/as an organisation/));
  await vi.waitFor(() => expect(set).toHaveBeenCalled());
  expect(parties.at(-1)).toMatchObject({ name: 'NATO', kind: 'organisation' });
});

test('when creating fails, what was typed stays in the box', async () => {
  const set = show();
  answerCommands({
    list: () => parties,
    save: () => {
      throw { code: 'readOnly' };
    },
  });
  await userEvent.type(box(), 'NATO');
  await userEvent.click(await screen.findByText(/as an organisation/));
  await vi.waitFor(() => expect(box()).toHaveValue('NATO'));
  expect(set).not.toHaveBeenCalled();
});

test('leaving without choosing goes back to what was chosen; emptying it means none', async () => {
  const set = show(['ee']);
  await vi.waitFor(() => expect(box()).toHaveValue('Estonia'));
  await userEvent.type(box(), 'zzz');
  await userEvent.tab();
  await vi.waitFor(() => expect(box()).toHaveValue('Estonia'));
  expect(set).not.toHaveBeenCalled();
  await userEvent.clear(box());
  await userEvent.tab();
  expect(set).toHaveBeenCalledWith([]);
});

test('where a form listens, words that name nothing stay, and it is told', async () => {
  const readable = vi.fn<(ok: boolean) => void>();
  const set = show(['ee'], false, readable);
  await vi.waitFor(() => expect(box()).toHaveValue('Estonia'));
  await userEvent.type(box(), '{Control>}a{/Control}Estonland');
  await userEvent.tab();
  expect(readable).toHaveBeenLastCalledWith(false);
  expect(box()).toHaveValue('Estonland');
  await userEvent.clear(box());
  expect(readable).toHaveBeenLastCalledWith(true);
  expect(set).not.toHaveBeenCalled();
});

test('a party is found by what its country is called in another language', async () => {
  const set = show();
  await userEvent.type(box(), 'Estland');
  await userEvent.tab();
  expect(set).toHaveBeenLastCalledWith(['ee']);
});

test('a name written out, or a code, is the one that is called so', async () => {
  const readable = vi.fn<(ok: boolean) => void>();
  const set = show([], false, readable);
  await userEvent.type(box(), 'latvia');
  await userEvent.tab();
  expect(set).toHaveBeenLastCalledWith(['lv']);
  await vi.waitFor(() => expect(box()).toHaveValue('Latvia'));
  expect(readable).toHaveBeenLastCalledWith(true);
  await userEvent.clear(box());
  await userEvent.type(box(), 'Eesti');
  await userEvent.tab();
  expect(set).toHaveBeenLastCalledWith(['ee']);
});

test('of several, Backspace in the empty box drops the last', async () => {
  const set = show(['ee', 'lv'], true);
  await screen.findByRole('button', { name: 'Remove Latvia' });
  await userEvent.click(box());
  await userEvent.keyboard('{Backspace}');
  expect(set).toHaveBeenCalledWith(['ee']);
});

test('a shortcut of the page does not open the list, and leaving the box closes it', async () => {
  show();
  await userEvent.tab();
  await userEvent.keyboard('{Control>}n{/Control}{Alt>}d{/Alt}');
  expect(box()).toHaveAttribute('aria-expanded', 'false');
  await userEvent.keyboard('l');
  expect(box()).toHaveAttribute('aria-expanded', 'true');
  await userEvent.click(document.body);
  await vi.waitFor(() => expect(box()).toHaveAttribute('aria-expanded', 'false'));
});

test('who types on while a party is being made loses no letter', async () => {
  const set = show([], true);
  let save: (made: object) => void = () => undefined;
  answerCommands({ list: () => parties, save: () => new Promise((resolve) => (save = resolve)) });
  await userEvent.type(box(), 'NATO');
  await userEvent.click(await screen.findByText(/as an organisation/));
  await userEvent.type(box(), 'La');
  save(party('nato', 'NATO'));
  await vi.waitFor(() => expect(set).toHaveBeenCalledWith(['nato']));
  await userEvent.type(box(), 'tv');
  expect(box()).toHaveValue('Latv');
});

test('a pasted list chooses all that are called so, and names what is not found', async () => {
  const said = vi.spyOn(toasts, 'say').mockImplementation(() => undefined);
  const set = show([], true);
  const user = userEvent.setup();
  await user.click(box());
  await vi.waitFor(() => expect(lookup.options('party')).toHaveLength(3));
  await user.paste('Eesti\nState 017\nlatvia');
  expect(set).toHaveBeenLastCalledWith(['ee', 'lv']);
  expect(said.mock.calls[0]?.[0]).toBe('Not found, and skipped: State 017.');
});
