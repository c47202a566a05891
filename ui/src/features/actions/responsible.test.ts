import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ActionFields } from '../../bindings/ActionFields';
import RecordForm from '../../shell/record/RecordForm.svelte';
import { blank as blankParty } from '../parties/form';
import { lookup } from '../../data/lookup/lookup.svelte';
import { changes, createDraft } from '../../data/records.svelte';
import { blank as blankBody } from '../bodies/form';
import { answerCommands, storedRecord } from '../../testing/backend';
import { blank, form } from './form';

let refusal: unknown;
beforeEach(() => {
  refusal = null;
  const records: Record<string, unknown[]> = {
    party: [storedRecord('p', { ...blankParty, name: 'State 001' })],
    body: [storedRecord('b', { ...blankBody, name: 'Cyber team' })],
  };
  lookup.forget();
  changes.count++;
  answerCommands({
    list: ({ noun }) => records[noun] ?? [],
    save: ({ id, fields, revision }) => {
      if (refusal) throw refusal;
      return storedRecord(id, fields as object, revision + 1);
    },
  });
});

function show() {
  const fields = { ...blank, meeting: 'm', text: 'Send the plan', ownerParty: 'p' };
  const draft = createDraft('action', 'a', blank, storedRecord('a', fields));
  render(RecordForm<ActionFields>, { draft, form, blank });
  return draft;
}
const box = () => screen.getByLabelText<HTMLInputElement>('Responsible');

test('one box says who is responsible, and whoever is picked takes the place of the one before', async () => {
  const draft = show();
  await vi.waitFor(() => expect(box()).toHaveValue('State 001'));
  await userEvent.clear(box());
  await userEvent.type(box(), 'cyber');
  await screen.findByText('Cyber team');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(draft.fields.ownerBody).toBe('b'));
  expect(draft.fields).toMatchObject({ ownerParty: null, ownerPerson: null });
  expect(box()).toHaveValue('Cyber team');
});

test('what the record refuses of any of the three is said at the one box', async () => {
  const draft = show();
  await vi.waitFor(() => expect(box()).toHaveValue('State 001'));
  refusal = { code: 'invalid', problems: [{ field: 'ownerBody', rule: 'onlyOne' }] };
  draft.set('text', 'Send the plan to all');
  await draft.flush();
  await vi.waitFor(() => expect(box()).toBeInvalid());
});
