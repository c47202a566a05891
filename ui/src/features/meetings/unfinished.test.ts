import { expect, test } from 'vitest';
import { QuickEntry } from './minutes/quick/quickEntry.svelte';
import type { OpenMeeting } from './openMeeting.svelte';
import { openPreparation } from './prepare/preparation.svelte';
import { registerUnfinished, listUnfinished } from '../../data/drafts/unfinished';

test('closing would lose a line that is not recorded, and no longer once it is empty', () => {
  const page = {
    record: { delegations: [], meeting: { startsOn: null } },
  } as unknown as OpenMeeting;
  const line = new QuickEntry(page, 'item');
  line.set('d Agreed');
  expect(listUnfinished()).toEqual(['Not recorded yet: “d Agreed”']);
  line.set('');
  expect(listUnfinished()).toEqual([]);
});

test('closing would lose a meeting that somebody has begun to prepare', () => {
  const begun = openPreparation('body', null);
  expect(listUnfinished()).toEqual([]);
  begun.addItem();
  expect(listUnfinished()).toEqual(['A new meeting was prepared but not created.']);
});

test('what is gone from the screen is not asked about', () => {
  const end = registerUnfinished(() => ['something']);
  expect(listUnfinished()).toContain('something');
  end();
  expect(listUnfinished()).not.toContain('something');
});
