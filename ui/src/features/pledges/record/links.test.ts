import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Amount } from '../../../bindings/Amount';
import type { LinkRow } from '../../../bindings/LinkRow';
import type { PledgeLinkKind } from '../../../bindings/PledgeLinkKind';
import type { PledgeSheet } from '../../../bindings/PledgeSheet';
import { answerCommands, storedRecord } from '../../../testing/backend';
import { blank as pledgeBlank } from '../form';
import { listEffects } from './links';
import Links from './Links.svelte';

const kept = { revision: 1, createdAt: '', updatedAt: '' };
const figure = { precision: 'exact', minor: 100, maxMinor: null, currency: 'EUR' } as const;
const row = (kind: PledgeLinkKind, title: string): LinkRow => ({
  link: { ...kept, id: title, pledge: 'p', kind, other: 'q', note: null, sources: [] },
  far: { ...kept, ...pledgeBlank, id: 'q', title, amount: figure },
});
const say = (links: LinkRow[], linkedBy: LinkRow[] = [], own: Amount = figure) =>
  listEffects({ links, linkedBy }, own, (one) => one.far.title).map(({ words }) => words);

describe('a link', () => {
  it.each<[PledgeLinkKind, boolean, boolean]>([
    ['repeats', false, true],
    ['confirms', false, true],
    ['partOf', false, true],
    ['increases', true, true],
    ['corrects', true, false],
    ['replaces', true, false],
    ['differs', true, true],
  ])('that %s says of each end whether it is counted', (kind, here, there) => {
    const starts = (words: string[]) => words[0]?.startsWith('Not counted') ?? false;
    expect(starts(say([row(kind, 'Other')]))).toBe(!here);
    expect(starts(say([], [row(kind, 'Other')]))).toBe(!there);
  });
});

it('of a whole without a figure the part is counted, and both ends say so', () => {
  const part = row('partOf', 'Whole');
  part.far.amount = pledgeBlank.amount;
  expect(say([part])).toEqual(['Counted: Whole, of which it is part, has no figure.']);
  expect(say([], [row('partOf', 'Part')], pledgeBlank.amount)).toEqual([
    'It has no figure: Part, which is part of it, is counted.',
  ]);
});

it('what takes a pledge out of the totals is said first', () => {
  const words = say([row('increases', 'First'), row('repeats', 'Second')]);
  expect(words).toEqual([
    'Not counted: repeats Second.',
    'Counted beside First, which it increases.',
  ]);
});

it('two pledges of one title and giver that repeat this one are both shown', () => {
  answerCommands({ list: () => [] });
  const repeatedBy = (id: string) => {
    const one = row('repeats', 'Laptops');
    return { ...one, link: { ...one.link, id }, far: { ...one.far, id } };
  };
  const page = { links: [], linkedBy: [repeatedBy('a'), repeatedBy('b')] } as unknown;
  render(Links, {
    pledge: storedRecord('p', pledgeBlank),
    page: page as PledgeSheet,
    readOnly: true,
  });
  expect(screen.getAllByRole('link', { name: /Laptops/ })).toHaveLength(2);
  expect(screen.getAllByText(/^Counted once: .*Laptops/)).toHaveLength(2);
});
