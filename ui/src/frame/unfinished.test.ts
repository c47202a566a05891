import { expect, test } from 'vitest';
import { Line } from '../meetings/minutes/quick/line.svelte';
import type { OpenMeeting } from '../meetings/page.svelte';
import { preparation } from '../meetings/prepare/preparation.svelte';
import { mayBeUnfinished, unfinished } from './unfinished';

test('closing would lose a line that is not recorded, and no longer once it is empty', () => {
  const page = {
    record: { delegations: [], meeting: { startsOn: null } },
  } as unknown as OpenMeeting;
  const line = new Line(page, 'item');
  line.set('d Agreed');
  expect(unfinished()).toEqual(['Not recorded yet: “d Agreed”']);
  line.set('');
  expect(unfinished()).toEqual([]);
});

test('closing would lose a meeting that somebody has begun to prepare', () => {
  const begun = preparation('body', null);
  expect(unfinished()).toEqual([]);
  begun.addItem();
  expect(unfinished()).toEqual(['A new meeting was prepared and not created yet.']);
});

test('what is gone from the screen is not asked about', () => {
  const end = mayBeUnfinished(() => ['something']);
  expect(unfinished()).toContain('something');
  end();
  expect(unfinished()).not.toContain('something');
});
