import { flushSync } from 'svelte';
import { expect, it, vi } from 'vitest';
import { toasts } from './toasts.svelte';
import { changes } from './records.svelte';
import { answerCommands } from '../testing/backend';
import { ChildQuery } from './childQuery.svelte';

it('reads what belongs to the record that is open, and again after a write', async () => {
  let rows = [{ id: 'a' }];
  const asked = answerCommands({ list: () => rows });
  let children: ChildQuery<'post'> | undefined;
  const end = $effect.root(() => {
    children = new ChildQuery('post', 'person', () => 'p1');
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
  answerCommands({ list: () => Promise.reject(Object.assign(new Error(), { code: 'damaged' })) });
  const failed = vi.spyOn(toasts, 'failure').mockImplementation(() => undefined);
  const end = $effect.root(() => void new ChildQuery('post', 'person', () => 'p1'));
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
  end();
});
