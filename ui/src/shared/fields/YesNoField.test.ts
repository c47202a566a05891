import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import YesNoField from './YesNoField.svelte';

test('the words beside the box say what ticking it means, whether it is ticked or not', async () => {
  const set: boolean[] = [];
  const props = {
    id: 'standing',
    label: 'Standing item',
    help: 'It comes again.',
    value: false,
    set: (value: boolean) => void set.push(value),
  };
  const { container, rerender } = render(YesNoField, props);
  const box = screen.getByRole('checkbox', { name: 'Standing item' });
  expect(box).toHaveAccessibleDescription('It comes again.');
  expect(container).toHaveTextContent('Standing item It comes again.');
  await userEvent.click(screen.getByText('Standing item'));
  expect(set).toEqual([true]);
  await rerender({ ...props, value: true });
  expect(container).toHaveTextContent('Standing item It comes again.');
});
