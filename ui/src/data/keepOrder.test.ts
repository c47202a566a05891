import { expect, it } from 'vitest';
import { keepOrder } from './keepOrder';

const ids = (rows: { id: string }[]) => rows.map((row) => row.id).join('');
const rows = (letters: string) => [...letters].map((id) => ({ id }));

it('rows keep the places they were shown in, and new ones come behind', () => {
  expect(ids(keepOrder(rows('abcd'), ['c', 'a', 'd']))).toBe('cadb');
});

it('rows that were never shown stay as they come', () => {
  expect(ids(keepOrder(rows('cab'), []))).toBe('cab');
});
