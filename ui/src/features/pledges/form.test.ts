import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { PledgeFields } from '../../bindings/PledgeFields';
import RecordForm from '../../shell/record/RecordForm.svelte';
import { createDraft } from '../../data/records.svelte';
import { answerCommands } from '../../testing/backend';
import { blank, form } from './form';

beforeEach(() =>
  answerCommands({
    list: () => [],
    save: () => {
      throw { code: 'invalid', problems: [{ field: 'amount', rule: 'amountMissing' }] };
    },
  }),
);

test('a missing figure is pointed out when the amount is left, not while it is about to be written', async () => {
  const draft = createDraft('pledge', 'p1', blank, null);
  render(RecordForm<PledgeFields>, { draft, form, blank });
  const precision = screen.getByRole('combobox', { name: /Precision/ });
  await userEvent.click(precision);
  await userEvent.selectOptions(precision, 'atLeast');
  await draft.flush();
  expect(draft.state).toBe('invalid');
  expect(screen.queryByText(/^Write the figure/)).not.toBeInTheDocument();
  await userEvent.click(screen.getByLabelText(/^What is pledged/));
  expect(await screen.findByText(/^Write the figure/)).toBeInTheDocument();
});
