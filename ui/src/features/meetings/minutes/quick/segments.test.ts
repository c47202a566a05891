import { expect, test } from 'vitest';
import { segments } from './segments';

test('the pieces of a line make the line again, whatever overlaps', () => {
  const pieces = [
    { from: 0, to: 1, what: 'kind' as const },
    { from: 4, to: 8, what: 'name' as const },
    { from: 6, to: 9, what: 'unclear' as const },
  ];
  const found = segments('a xy@abc de', pieces);
  expect(found.map((one) => one.text).join('')).toBe('a xy@abc de');
  expect(found.map((one) => one.what)).toEqual(['kind', null, 'name', null]);
  expect(segments('', [])).toEqual([]);
});
