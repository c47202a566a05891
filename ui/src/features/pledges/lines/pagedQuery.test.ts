import { expect, it } from 'vitest';
import { PagedQuery, type ResultPage } from './pagedQuery.svelte';

/** Lists whose pages arrive, or fail, when the test says so. */
function lists() {
  const asked: { offset: number; arrive: (page: ResultPage<number>) => void; fail: () => void }[] =
    [];
  const read = (offset: number) =>
    new Promise<ResultPage<number>>((done, failed) =>
      asked.push({ offset, arrive: done, fail: () => failed(new Error('gone')) }),
    );
  return { asked, read };
}
const still = () => new Promise((done) => setTimeout(done, 5));

it('“Show more” pressed twice reads one page, and the next press the page after', async () => {
  const { asked, read } = lists();
  const pages = new PagedQuery<number>(() => undefined);
  pages.start(read);
  asked[0]?.arrive({ count: 5, items: [1, 2] });
  await still();
  void pages.more();
  void pages.more();
  expect(asked.map(({ offset }) => offset)).toEqual([0, 2]);
  asked[1]?.arrive({ count: 5, items: [3, 4] });
  await still();
  expect(pages.items).toEqual([1, 2, 3, 4]);
  void pages.more();
  expect(asked.at(-1)?.offset).toBe(4);
});

it('a late answer or failure of a list that was left touches nothing of the one that is open', async () => {
  const { asked, read } = lists();
  let closed = 0;
  const pages = new PagedQuery<number>(() => closed++);
  pages.start((offset) => read(offset));
  pages.start((offset) => read(offset));
  pages.start((offset) => read(offset));
  asked[0]?.arrive({ count: 1, items: [1] });
  asked[1]?.fail();
  await still();
  expect([pages.items, pages.count, closed]).toEqual([[], null, 0]);
  asked[2]?.fail();
  await still();
  expect(closed).toBe(1);
});
