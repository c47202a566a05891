import { expect, test } from 'vitest';
import { columns, first } from './columns';
import { fitted } from './fitted';

const all = [first, ...columns];
const keys = (width: number) => fitted(all, width).map(({ key }) => key);

test('where there is room every column stands', () => {
  expect(keys(1200)).toEqual(all.map(({ key }) => key));
});

test('at the widths of small windows, the title and the whole amount stay, beside the stage', () => {
  // What is left of 960 and 1280 pixels beside the sidebar and the edges.
  expect(keys(960 - 224 - 32)).toEqual(['pledgers', 'title', 'amount', 'converted']);
  expect(keys(1280 - 224 - 32)).toContain('stage');
  const usual = all.filter(({ key }) => key !== 'converted');
  const at = (width: number) => fitted(usual, width).map(({ key }) => key);
  expect(at(960 - 224 - 32)).toEqual(['pledgers', 'title', 'amount', 'stage']);
  expect(at(1280 - 224 - 32)).toEqual([
    'pledgers',
    'title',
    'amount',
    'stage',
    'announced',
    'meeting',
  ]);
});

test('the lesser columns give way first, and never who, what and how much', () => {
  expect(keys(980)).not.toContain('team');
  expect(keys(980)).toContain('announced');
  expect(keys(720)).toEqual(['pledgers', 'title', 'amount', 'converted']);
  expect(keys(200)).toEqual(['pledgers', 'title', 'amount']);
});
