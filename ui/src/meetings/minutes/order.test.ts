import { describe, expect, test } from 'vitest';
import { inOrder, moved, steps, walk, type Numbered } from './order';

const agenda = (): Numbered[] => [
  { id: 'c', number: 7 },
  { id: 'a', number: 1 },
  { id: 'b', number: 3 },
];

/** A file that refuses a number that is taken, and every write after the `fails`-th. */
function file(items: Numbered[], fails: number[] = []) {
  let writes = 0;
  const renumber = (id: string, to: number): Promise<void> => {
    if (fails.includes(++writes)) return Promise.reject(new Error('the disk refused'));
    if (items.some((item) => item.number === to)) return Promise.reject(new Error('doubled'));
    const item = items.find((one) => one.id === id);
    if (item) item.number = to;
    return Promise.resolve();
  };
  return { items, renumber };
}
const order = (items: Numbered[]) => inOrder(items).map((item) => `${item.number} ${item.id}`);

describe('the order of an agenda', () => {
  test('an item changes places with the one above or below it', () => {
    expect(moved(agenda(), 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(moved(agenda(), 'b', 1)).toEqual(['a', 'c', 'b']);
  });

  test('the first item can not go up, nor the last one down', () => {
    expect(moved(agenda(), 'a', -1)).toBeNull();
    expect(moved(agenda(), 'c', 1)).toBeNull();
    expect(steps(agenda(), 'a', -1)).toEqual([]);
    expect(steps(agenda(), 'nobody', 1)).toEqual([]);
  });

  test('two items change places without a number ever standing twice, gaps and all', async () => {
    const { items, renumber } = file(agenda());
    await walk(steps(items, 'c', -1), renumber);
    expect(order(items)).toEqual(['1 a', '3 c', '7 b']);
  });

  test.each([1, 2, 3])('when save %i is refused every item is back where it was', async (at) => {
    const { items, renumber } = file(agenda(), [at]);
    await expect(walk(steps(items, 'a', 1), renumber)).rejects.toThrow('the disk refused');
    expect(order(items)).toEqual(['1 a', '3 b', '7 c']);
  });

  test('when even going back is refused no item is lost', async () => {
    const { items, renumber } = file(agenda(), [2, 3]);
    await expect(walk(steps(items, 'a', 1), renumber)).rejects.toThrow();
    expect(order(items)).toEqual(['3 b', '7 c', '8 a']);
  });
});
