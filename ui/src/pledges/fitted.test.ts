import { expect, test } from 'vitest';
import { columns, first } from './columns';
import { fitted } from './fitted';

const all = [first, ...columns];
const keys = (width: number) => fitted(all, width).map(({ key }) => key);

test('where there is room every column stands', () => {
  expect(keys(1200)).toEqual(all.map(({ key }) => key));
});

test('the lesser columns give way first, and never who, what and how much', () => {
  expect(keys(980)).not.toContain('team');
  expect(keys(980)).toContain('announced');
  expect(keys(720)).toEqual(['pledgers', 'title', 'amount', 'converted']);
  expect(keys(200)).toEqual(['pledgers', 'title', 'amount']);
});
