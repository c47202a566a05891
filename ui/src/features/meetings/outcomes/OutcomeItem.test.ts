import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { answerCommands, storedRecord } from '../../../testing/backend';
import { kinds, type NameSource } from './kinds';
import OutcomeItem from './OutcomeItem.svelte';

const text = 'State 017 sends the list of needs.';
const row = storedRecord('d1', { ...kinds.decision.blank, meeting: 'm1', number: '2.1', text });

test('the words of an outcome are seen once: on its line, or in the form it opens into', async () => {
  answerCommands({ list: () => [] });
  const nothing = () => undefined;
  const { rerender } = render(OutcomeItem<'decision'>, {
    noun: 'decision',
    id: 'd1',
    row,
    page: { record: { meeting: { id: 'm1' } }, party: () => '' } as unknown as NameSource,
    item: null,
    sorted: true,
    open: false,
    readOnly: false,
    toggle: nothing,
    remove: nothing,
    drop: nothing,
  });
  expect(screen.getByText(text)).not.toHaveClass('unseen');
  await rerender({ open: true });
  expect(screen.getByDisplayValue(text)).toBeInTheDocument();
  expect(screen.getByText(text, { selector: '.text' })).toHaveClass('unseen');
  expect(
    screen.getByRole('button', { name: /State 017 sends the list of needs\./ }),
  ).toHaveTextContent('Decision');
});
