import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { answerCommands, storedRecord } from '../../../testing/backend';
import AgendaChoices from './AgendaChoices.svelte';
import { Preparation } from './preparation.svelte';

test('Enter in an item of the agenda begins the next one behind it, and makes no meeting', async () => {
  const preparation = new Preparation('', null);
  const made = vi.fn((event: Event) => event.preventDefault());
  document.addEventListener('submit', made);
  const form = document.body.appendChild(document.createElement('form'));
  form.appendChild(document.createElement('button')).type = 'submit';
  render(AgendaChoices, { target: form, props: { preparation } });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /item/ }));
  await user.keyboard('Opening{Enter}Pledges{Enter}{Enter}');
  expect(preparation.items.map(({ title }) => title)).toEqual(['Opening', 'Pledges', '']);
  const [opening] = screen.getAllByRole('textbox');
  await user.type(opening!, '{Enter}Report');
  expect(preparation.items.map(({ title }) => title)).toEqual(['Opening', 'Report', 'Pledges', '']);
  expect(made).not.toHaveBeenCalled();
  form.remove();
  document.removeEventListener('submit', made);
});

test('a line that was begun and never written keeps nobody from making the meeting', async () => {
  const asked = answerCommands({
    propose_meeting: () => ({ last: null, actions: [], items: [], delegations: [] }),
    prepare_meeting: (input) => storedRecord(input.id, input.fields),
  });
  const preparation = new Preparation('body', null);
  preparation.addItem().title = 'Opening';
  preparation.addItem();
  await preparation.create();
  const made = asked.find(({ command }) => command === 'prepare_meeting');
  const { items } = made?.input as { items: { title: string }[] };
  expect(items.map(({ title }) => title)).toEqual(['Opening']);
});
