import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { PledgeQuery } from '../../bindings/PledgeQuery';
import { changes } from '../../data/records.svelte';
import { answerCommands } from '../../testing/backend';
import { lookup } from '../../data/lookup/lookup.svelte';
import RecordPicker from './RecordPicker.svelte';

const pledge = (id: string, title: string) => ({
  id,
  title,
  pledgers: [],
  pledgersUnnamed: 'several countries',
});
const all = [pledge('a', 'Boats'), pledge('b', 'Boat engines'), pledge('c', 'Radios')];

/** What the file answers: by identity, or those whose titles hold the words. */
function answer({ wanted, limit }: PledgeQuery) {
  const fits = ({ id, title }: { id: string; title: string }) =>
    (wanted.pledges?.includes(id) ?? true) &&
    title.toLowerCase().includes((wanted.words ?? '').toLowerCase());
  const rows = all.filter(fits);
  return { today: '2026-01-01', count: rows.length, all: 100_000, rows: rows.slice(0, limit) };
}

let asked: { command: string; input: unknown }[] = [];
beforeEach(() => {
  lookup.forget();
  changes.count++;
  asked = answerCommands({ list: () => [], pledges: answer });
});

function show(value: string[] = [], readable?: (ok: boolean) => void) {
  const set = vi.fn<(ids: string[]) => void>();
  const box = { noun: 'pledge' as const, id: 'x', label: 'Pledge', value, set, many: false };
  render(RecordPicker, { ...box, ...(readable ? { readable } : {}) });
  return set;
}
const box = () => screen.getByRole('combobox');
const options = () =>
  screen
    .queryAllByRole('option', { hidden: true })
    .map((option) => option.querySelector('.name')?.textContent);
const questions = () =>
  asked.filter(({ command }) => command === 'pledges').map(({ input }) => input as PledgeQuery);

test('of pledges those that fit are asked for, fifty at most, and never all of them', async () => {
  const set = show();
  await userEvent.type(box(), 'boat');
  await vi.waitFor(() => expect(options()).toEqual(['Boats', 'Boat engines']));
  await userEvent.keyboard('{Enter}');
  expect(set).toHaveBeenCalledWith(['a']);
  expect(asked.filter(({ input }) => (input as { noun?: string }).noun === 'pledge')).toEqual([]);
  expect(questions().at(-1)).toMatchObject({ wanted: { words: 'boat' }, limit: 50 });
});

test('the name of a chosen pledge is asked for by its identity', async () => {
  show(['c']);
  await vi.waitFor(() => expect(box()).toHaveValue('Radios'));
  expect(questions()).toMatchObject([{ wanted: { pledges: ['c'] } }]);
});

test('until the answer to what was typed is there, nothing that does not fit it is offered', async () => {
  const set = show();
  await userEvent.click(box());
  await vi.waitFor(() => expect(options()).toHaveLength(3));
  answerCommands({ list: () => [], pledges: () => new Promise(() => undefined) });
  await userEvent.type(box(), 'rad');
  await vi.waitFor(() => expect(options()).toEqual(['Radios']));
  await userEvent.keyboard('{Enter}');
  expect(set).toHaveBeenCalledWith(['c']);
});

/** Answers wait until they are let go. */
function waiting(rows: typeof all) {
  const waits: (() => void)[] = [];
  answerCommands({
    list: () => [],
    pledges: (asked) =>
      new Promise((resolve) => waits.push(() => resolve({ ...answer(asked), rows }))),
  });
  return () => waits.splice(0).forEach((go) => go());
}

test('a title written out is taken when its answer comes, and means nothing before', async () => {
  const readable = vi.fn<(ok: boolean) => void>();
  const set = show([], readable);
  const go = waiting([pledge('d', 'Tents')]);
  await userEvent.type(box(), 'Tents');
  await userEvent.tab();
  expect(readable).toHaveBeenLastCalledWith(false);
  expect(box()).toHaveValue('Tents');
  go();
  await vi.waitFor(() => expect(set).toHaveBeenCalledWith(['d']));
  expect(readable).toHaveBeenLastCalledWith(true);
});

test('of namesakes none is taken because the others were not found yet', async () => {
  const readable = vi.fn<(ok: boolean) => void>();
  const set = show([], readable);
  await userEvent.click(box());
  await vi.waitFor(() => expect(options()).toHaveLength(3));
  const go = waiting([pledge('a', 'Boats'), pledge('d', 'Boats')]);
  await userEvent.type(box(), 'Boats');
  await userEvent.tab();
  expect(set).not.toHaveBeenCalled();
  go();
  await vi.waitFor(() => expect(readable).toHaveBeenLastCalledWith(false));
  expect(set).not.toHaveBeenCalled();
  expect(box()).toHaveValue('Boats');
});

test('words whose answer never came stay, and the form is told', async () => {
  const readable = vi.fn<(ok: boolean) => void>();
  show([], readable);
  answerCommands({ pledges: () => Promise.reject({ code: 'noFile' }) });
  await userEvent.type(box(), 'Boats');
  await userEvent.tab();
  await vi.waitFor(() => expect(readable).toHaveBeenLastCalledWith(false));
  expect(box()).toHaveValue('Boats');
});
