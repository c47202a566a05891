import { expect, it } from 'vitest';
import { blank } from './form';
import { roadmap } from './roadmap';
import { formatProcurementWhen } from '../../data/wording/procurementLines';

const line = (
  title: string,
  year: number | null,
  quarter: number | null,
  priority: number | null,
) => ({
  ...blank,
  id: title,
  revision: 1,
  createdAt: '',
  updatedAt: '',
  title,
  year,
  quarter,
  priority,
});
const names = (lines: { title: string }[]) => lines.map((one) => one.title);

it('each purchase stands once: in its quarter, or where the quarter or the year is not known', () => {
  const years = roadmap([
    line('no year', null, null, 1),
    line('later', 2027, 1, null),
    line('no quarter', 2026, null, null),
    line('second', 2026, 4, 2),
    line('not ranked', 2026, 4, null),
    line('first', 2026, 4, 1),
  ]);
  expect(years.map((one) => one.year)).toEqual([2026, 2027, null]);
  expect(years[0]?.quarters.map(names)).toEqual([[], [], [], ['first', 'second', 'not ranked']]);
  expect(names(years[0]?.without ?? [])).toEqual(['no quarter']);
  expect(years[1]?.quarters.map(names)).toEqual([['later'], [], [], []]);
  expect(names(years[2]?.without ?? [])).toEqual(['no year']);
});

it('a quarter is named with its year, and what is not known is said', () => {
  expect(formatProcurementWhen({ year: 2026, quarter: 2 })).toBe('Q2 2026');
  expect(formatProcurementWhen({ year: 2026, quarter: null })).toBe('2026');
  expect(formatProcurementWhen({ year: null, quarter: null })).toBe('no year yet');
});
