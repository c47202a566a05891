import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { answerCommands, storedRecord } from '../../../testing/backend';
import Views from './Views.svelte';

test('Enter pressed twice keeps one view', async () => {
  const fields = { name: 'Mine', register: 'pledges', settings: '{}' };
  let arrive = (_: unknown): void => undefined;
  const asked = answerCommands({
    list: () => [],
    save: () => new Promise((done) => (arrive = done)),
  });
  render(Views);
  await userEvent.click(screen.getByRole('button', { name: 'Save view' }));
  await userEvent.type(await screen.findByRole('textbox'), 'Mine{Enter}{Enter}');
  expect(asked.filter(({ command }) => command === 'save')).toHaveLength(1);
  arrive(storedRecord('v', fields));
});
