import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { toasts } from '../../data/toasts.svelte';
import { changes } from '../../data/records.svelte';
import { answerCommands, storedRecord } from '../../testing/backend';
import { blank } from './form';
import Steps from './Steps.svelte';

const page = () => {
  const asked = answerCommands({
    step_meeting: ({ meeting, state }) => storedRecord(meeting, { ...blank, state }, 2),
    file_state: () => null,
  });
  render(Steps, { meeting: storedRecord('m', { ...blank, startsOn: '2999-04-03' }) });
  return asked;
};
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

test('who postpones a meeting is asked why, and the reason goes with the step', async () => {
  const asked = page();
  await press('Postpone');
  expect(asked).toEqual([]);
  await userEvent.type(screen.getByLabelText('Reason'), ' The hosts have no room. {Enter}');
  await vi.waitFor(() =>
    expect(asked[0]).toEqual({
      command: 'step_meeting',
      input: { meeting: 'm', state: 'postponed', reason: 'The hosts have no room.' },
    }),
  );
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

test('a reason that is left empty is not recorded, and a meeting that is kept stays', async () => {
  const asked = page();
  await press('Cancel meeting');
  await press('Keep as it is');
  expect(asked).toEqual([]);
  await press('Cancel meeting');
  await userEvent.click(
    within(screen.getByRole('dialog')).getByRole('button', { name: 'Cancel meeting' }),
  );
  await vi.waitFor(() => expect(asked[0]?.input).toMatchObject({ reason: null }));
});

test('a meeting that was called off by mistake is one press away from where it stood', async () => {
  const asked = answerCommands({
    step_meeting: ({ meeting, state }) => storedRecord(meeting, { ...blank, state }, 2),
    undo: () => ({ name: 'step meeting' }),
    file_state: () => null,
  });
  render(Steps, { meeting: storedRecord('m', { ...blank, startsOn: '2999-04-03' }) });
  await press('Cancel meeting');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(toasts.all.at(-1)?.text).toBe('Meeting cancelled'));
  expect(toasts.all.at(-1)?.action?.at).toBe(changes.count);
  toasts.all.at(-1)?.action?.run();
  await vi.waitFor(() => expect(asked.map(({ command }) => command)).toContain('undo'));
});
