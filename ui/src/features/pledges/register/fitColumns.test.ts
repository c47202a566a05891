import { expect, test } from 'vitest';
import { columns, firstColumn } from './columns';
import { fitColumns } from './fitColumns';

const all = [firstColumn, ...columns];
const keys = (width: number) => fitColumns(all, width).map(({ key }) => key);

test('where there is room every column stands', () => {
  expect(keys(1200)).toEqual(all.map(({ key }) => key));
});

test('at the widths of small windows, the title and the whole amount stay, beside the stage', () => {
  // What is left of 960 and 1280 pixels beside the sidebar and the edges.
  expect(keys(960 - 224 - 32)).toEqual(['pledgers', 'title', 'amount', 'converted']);
  expect(keys(1280 - 224 - 32)).toContain('stage');
  const usual = all.filter(({ key }) => key !== 'converted');
  const at = (width: number) => fitColumns(usual, width).map(({ key }) => key);
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
