import { expect, test } from 'vitest';
import { movesItem } from './keys';

const key = (key: string, held: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, ...held });

test('an item is moved by Ctrl, Shift and an arrow, and by nothing else', () => {
  expect(movesItem(key('ArrowDown', { ctrlKey: true, shiftKey: true }))).toBe(true);
  expect(movesItem(key('ArrowUp', { metaKey: true, shiftKey: true }))).toBe(true);
  expect(movesItem(key('ArrowUp', { altKey: true }))).toBe(false);
  expect(movesItem(key('ArrowUp', { altKey: true, ctrlKey: true, shiftKey: true }))).toBe(false);
  expect(movesItem(key('ArrowUp', { shiftKey: true }))).toBe(false);
  expect(movesItem(key('Enter', { ctrlKey: true, shiftKey: true }))).toBe(false);
});
