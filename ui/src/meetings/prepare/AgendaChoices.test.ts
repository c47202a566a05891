import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
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
