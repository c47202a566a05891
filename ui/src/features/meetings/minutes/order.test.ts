import { describe, expect, test } from 'vitest';
import { moveItem, type Numbered } from './order';

const agenda = (): Numbered[] => [
  { id: 'c', number: 7 },
  { id: 'a', number: 1 },
  { id: 'b', number: 3 },
];

describe('the order of an agenda', () => {
  test('an item changes places with the one above or below it', () => {
    expect(moveItem(agenda(), 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(moveItem(agenda(), 'b', 1)).toEqual(['a', 'c', 'b']);
  });

  test('the first item can not go up, nor the last one down', () => {
    expect(moveItem(agenda(), 'a', -1)).toBeNull();
    expect(moveItem(agenda(), 'c', 1)).toBeNull();
    expect(moveItem(agenda(), 'nobody', 1)).toBeNull();
  });
});
