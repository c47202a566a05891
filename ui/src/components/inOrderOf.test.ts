import { expect, it } from 'vitest';
import { inOrderOf } from './inOrderOf';

const ids = (rows: { id: string }[]) => rows.map((row) => row.id).join('');
const rows = (letters: string) => [...letters].map((id) => ({ id }));

it('rows keep the places they were shown in, and new ones come behind', () => {
  expect(ids(inOrderOf(rows('abcd'), ['c', 'a', 'd']))).toBe('cadb');
});

it('rows that were never shown stay as they come', () => {
  expect(ids(inOrderOf(rows('cab'), []))).toBe('cab');
});
