import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { PostFields } from '../../bindings/PostFields';
import { Draft } from '../../data/drafts/draft.svelte';
import type { FormSpec } from '../../data/drafts/form';
import { blankPost, postForm } from '../../features/people/form';
import { changes, createDraft } from '../../data/records.svelte';
import { answerCommands, storedRecord } from '../../testing/backend';
import { t } from '../../data/text/text';
import RecordForm from './RecordForm.svelte';

let saves: PostFields[];
let refusal: unknown;

beforeEach(() => {
  saves = [];
  refusal = null;
  changes.count++;
  answerCommands({
    list: () => [],
    save: ({ id, revision, fields }) => {
      if (refusal) throw refusal;
      saves.push(fields as PostFields);
      return storedRecord(id, fields as PostFields, revision + 1);
    },
  });
});

function show(fields?: Partial<PostFields>) {
  const blank = blankPost('p1');
  const draft = createDraft(
    'post',
    'o1',
    blank,
    fields ? storedRecord('o1', { ...blank, ...fields }) : null,
  );
  render(RecordForm<PostFields>, { draft, form: postForm, blank });
  return draft;
}

test('every field has its label, and the required one says so in a word', () => {
  show();
  expect(screen.getByLabelText('Title')).toBeInTheDocument();
  expect(screen.getByLabelText('From')).toBeInTheDocument();
  expect(screen.getByText('required')).toBeInTheDocument();
  expect(screen.queryByLabelText('Person')).not.toBeInTheDocument();
});

test('what is typed is saved when the field is left', async () => {
  const draft = show({ title: 'Deputy' });
  await userEvent.type(screen.getByLabelText('Title'), ' Minister');
  await userEvent.tab();
  await expect.poll(() => draft.state).toBe('saved');
  expect(saves).toEqual([{ ...blankPost('p1'), title: 'Deputy Minister' }]);
});

test('a date in words is understood while typing, and kept as it was stated', async () => {
  const draft = show({ title: 'Deputy' });
  await userEvent.type(screen.getByLabelText('From'), 'by jan 2024');
  expect(screen.getByText('by January 2024')).toBeInTheDocument();
  await userEvent.tab();
  expect(screen.getByLabelText('From')).toHaveValue('by January 2024');
  await expect.poll(() => draft.state).toBe('saved');
  expect(saves.at(-1)?.fromOn).toBe('../2024-01');
});

test('a text that is no date stays as typed, says so beside the field, and does not count as saved', async () => {
  const draft = show({ title: 'Deputy', fromOn: '2023' });
  const from = screen.getByLabelText('From');
  await userEvent.clear(from);
  await userEvent.type(from, 'some time soon');
  await userEvent.tab();
  expect(from).toHaveValue('some time soon');
  expect(screen.getByText(/Not understood as a date/)).toBeInTheDocument();
  expect(draft.state).toBe('invalid');
  expect(from).toHaveAccessibleDescription(/Not understood as a date/);
});

test('an emptied field that may be unknown becomes unknown', async () => {
  const draft = show({ title: 'Deputy', fromOn: '2023' });
  await userEvent.clear(screen.getByLabelText('From'));
  await userEvent.tab();
  await expect.poll(() => draft.state).toBe('saved');
  expect(saves.at(-1)?.fromOn).toBeNull();
});

test('a missing required field of a new record is pointed out only once it was left', async () => {
  const draft = show();
  refusal = { code: 'invalid', problems: [{ field: 'title', rule: 'required' }] };
  await userEvent.type(screen.getByLabelText('From'), '2024');
  await draft.flush();
  expect(draft.state).toBe('invalid');
  expect(screen.queryByText('Please fill this in.')).not.toBeInTheDocument();
  await userEvent.click(screen.getByLabelText('Title'));
  await userEvent.tab();
  expect(await screen.findByText('Please fill this in.')).toBeInTheDocument();
});

test('a broken rule stands beside its field and nothing typed is lost; several stand in a summary too', async () => {
  const draft = show({ title: 'Deputy' });
  refusal = {
    code: 'invalid',
    problems: [
      { field: 'title', rule: 'tooLong', max: 500, length: 612 },
      { field: 'toOn', rule: 'endBeforeStart' },
    ],
  };
  await userEvent.type(screen.getByLabelText('Title'), '!');
  await draft.flush();
  expect(
    await screen.findByRole('heading', { name: '2 fields need attention' }),
  ).toBeInTheDocument();
  expect(screen.getByLabelText('Title')).toHaveAccessibleDescription(/Too long: 612 characters/);
  expect(screen.getByLabelText('Title')).toHaveValue('Deputy!');
  await userEvent.click(screen.getByRole('button', { name: 'To' }));
  expect(screen.getByLabelText('To')).toHaveFocus();
});

test('in a file for reading only nothing can be typed', () => {
  const blank = blankPost('p1');
  const draft = createDraft('post', 'o1', blank, storedRecord('o1', { ...blank, title: 'Deputy' }));
  render(RecordForm<PostFields>, { draft, form: postForm, blank, readOnly: true });
  expect(screen.getByLabelText('Title')).toBeDisabled();
  expect(screen.getByLabelText('From')).toBeDisabled();
});

test('the help of a field takes its room beside the field in the same row, and only there', () => {
  const fields = { one: '', two: '', three: '' };
  const form = {
    one: { kind: 'text', label: 'person.name', half: true },
    two: { kind: 'text', label: 'decision.number', help: 'decision.number.help', half: true },
    three: { kind: 'text', label: 'person.email', half: true },
  } satisfies FormSpec<typeof fields>;
  const port = { save: () => Promise.reject(new Error()), load: () => Promise.reject(new Error()) };
  const draft = new Draft('f1', fields, null, port, true);
  const { container } = render(RecordForm<typeof fields>, { draft, form, blank: fields });
  const cells = [...container.querySelectorAll('.cell')];
  expect(cells.map((cell) => cell.querySelector('.room')?.textContent)).toEqual([
    t('decision.number.help'),
    undefined,
    undefined,
  ]);
  expect(cells[0]?.querySelector('.room')).toHaveAttribute('aria-hidden', 'true');
});
