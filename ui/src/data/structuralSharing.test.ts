import { expect, test } from 'vitest';
import { shareStructure } from './structuralSharing';

const answer = () => ({
  meeting: { id: 'm', revision: 3, title: null },
  delegations: [
    { id: 'a', revision: 1, sources: ['s'] },
    { id: 'b', revision: 1, sources: [] },
  ],
  counts: [['x', 2]],
});

test('an answer that says the same is the same', () => {
  const before = answer();
  expect(shareStructure(before, answer())).toBe(before);
});

test('only what changed is new', () => {
  const before = answer();
  const now = answer();
  now.delegations[1] = { id: 'b', revision: 2, sources: [] };
  const shown = shareStructure(before, now);
  expect(shown).toEqual(now);
  expect(shown.delegations).not.toBe(before.delegations);
  expect(shown.delegations[0]).toBe(before.delegations[0]);
  expect(shown.delegations[1]).not.toBe(before.delegations[1]);
  expect(shown.meeting).toBe(before.meeting);
  expect(shown.counts).toBe(before.counts);
});

test('a record that moved in its list is known by its id', () => {
  const before = answer();
  const now = answer();
  now.delegations.unshift({ id: 'c', revision: 1, sources: [] });
  const shown = shareStructure(before, now);
  expect(shown).toEqual(now);
  expect(shown.delegations[1]).toBe(before.delegations[0]);
});

test('what was taken away is gone', () => {
  const now = { ...answer(), delegations: answer().delegations.slice(0, 1) };
  expect(shareStructure(answer(), now)).toEqual(now);
  expect(shareStructure({ a: 1, b: 2 }, { a: 1 } as object)).toEqual({ a: 1 });
  expect(shareStructure({ a: [1] }, { a: null })).toEqual({ a: null });
});
