import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { answerCommands } from '../../../testing/backend';
import AddComment from './AddComment.svelte';

test('a second form for comments has identities and names of its own', () => {
  answerCommands({ list: () => [] });
  render(AddComment, { document: '1', name: 'Summary' });
  render(AddComment, { document: '2', name: 'Summary, Rev.1' });
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  const forms = [...document.querySelectorAll('form')].map(
    (form) => form.ariaLabel ?? form.getAttribute('aria-label'),
  );
  expect(new Set(forms).size).toBe(2);
  for (const box of document.querySelectorAll('input'))
    expect((box as HTMLInputElement).labels).toHaveLength(1);
});
