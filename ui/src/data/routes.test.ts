import { expect, test, vi } from 'vitest';
import { href, parse, router } from './routes.svelte';

test('an address names a page, a record and its tab', () => {
  expect(parse('#/meetings/1-2/participation?new')).toEqual({
    page: 'meetings',
    id: '1-2',
    tab: 'participation',
    query: { new: '' },
  });
  expect(parse('')).toMatchObject({ page: 'overview', id: null, tab: null });
});

test('an address is read back as it was made', () => {
  expect(parse(href('people', 'a/b c'))).toMatchObject({ page: 'people', id: 'a/b c' });
});

test('a page that must not be left stays, and so does its address', async () => {
  router.replace('#/people/1');
  let free = false;
  const stop = router.start(() => Promise.resolve(free));
  location.hash = '#/pledges';
  await vi.waitFor(() => expect(location.hash).toBe('#/people/1'));
  expect(router.route.page).toBe('people');
  free = true;
  location.hash = '#/pledges';
  await vi.waitFor(() => expect(router.route.page).toBe('pledges'));
  stop();
});
