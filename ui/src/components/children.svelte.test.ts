import { flushSync } from 'svelte';
import { expect, it, vi } from 'vitest';
import { toasts } from '../frame/toasts.svelte';
import { changes } from '../records.svelte';
import { answering } from '../testing/desk';
import { Children } from './children.svelte';

it('reads what belongs to the record that is open, and again after a write', async () => {
  let rows = [{ id: 'a' }];
  const asked = answering({ list: () => rows });
  let children: Children<'post'> | undefined;
  const end = $effect.root(() => {
    children = new Children('post', 'person', () => 'p1');
  });
  await vi.waitFor(() => expect(children?.rows).toEqual([{ id: 'a' }]));
  expect(asked[0]?.input).toEqual({ noun: 'post', of: { field: 'person', id: 'p1' } });
  rows = [{ id: 'a' }, { id: 'b' }];
  changes.count++;
  flushSync();
  await vi.waitFor(() => expect(children?.rows).toHaveLength(2));
  end();
});

it('says when it could not be read, which is not the same as none', async () => {
  answering({ list: () => Promise.reject(Object.assign(new Error(), { code: 'damaged' })) });
  const failed = vi.spyOn(toasts, 'failure').mockImplementation(() => undefined);
  const end = $effect.root(() => void new Children('post', 'person', () => 'p1'));
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
  end();
});
