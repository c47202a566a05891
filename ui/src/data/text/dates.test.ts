import { expect, test } from 'vitest';
import { parseDate, parseDateNear, formatDate, dateSortKey } from './dates';

const shown = (date: string) => formatDate(date).replaceAll('\u00a0', ' ');

test.each([
  ['2024-04-03', '3 April 2024'],
  ['2023-11', 'November 2023'],
  ['2023', '2023'],
  ['../2024-01', 'by January 2024'],
  ['2024-05-31~', 'about 31 May 2024'],
  ['[2024-02-01,2024-02-02]', '1 or 2 February 2024'],
  ['[2024-01-31,2024-02-01]', '31 January or 1 February 2024'],
  ['[2023-12-31,2024-01-01]', '31 December 2023 or 1 January 2024'],
  ['[2024-01,2024-02]', 'January or February 2024'],
  ['[2023,2024]', '2023 or 2024'],
])('%s is shown as “%s”, and read back as the same date', (stated, words) => {
  expect(shown(stated)).toBe(words);
  expect(parseDate(words)).toBe(stated);
  expect(parseDate(stated)).toBe(stated);
});

test.each([
  ['3 apr 2024', '2024-04-03'],
  ['3. April 2024', '2024-04-03'],
  ['3rd April, 2024', '2024-04-03'],
  ['April 3, 2024', '2024-04-03'],
  ['3.4.2024', '2024-04-03'],
  ['03.04.2024', '2024-04-03'],
  ['11.2023', '2023-11'],
  ['Sept 2023', '2023-09'],
  ['  by   31 May 2024 ', '../2024-05-31'],
  ['By 2024', '../2024'],
  ['around May 2024', '2024-05~'],
  ['ca. 2023', '2023~'],
  ['~ 31.5.2024', '2024-05-31~'],
  ['2 or 1 February 2024', '[2024-02-01,2024-02-02]'],
  ['29 February 2024', '2024-02-29'],
])('“%s” is understood as %s', (typed, stated) => {
  expect(parseDate(typed)).toBe(stated);
});

test.each([
  '3 Ap',
  '3 April',
  'soon',
  '',
  '31 February 2024',
  '29 February 2023',
  '2024-13',
  '0 May 2024',
  '3/4/2024',
  '24',
  'Ma 2024',
  'by',
  '1 or 1 February 2024',
  'by about 2024',
])('“%s” is not taken for a date', (typed) => {
  expect(parseDate(typed)).toBeNull();
});

test('an unknown date sorts after every known one', () => {
  expect(
    ['2024', null, '../2023-05', '[2023-01-01,2023-01-02]'].sort((a, b) =>
      dateSortKey(a) < dateSortKey(b) ? -1 : 1,
    ),
  ).toEqual(['[2023-01-01,2023-01-02]', '../2023-05', '2024', null]);
});

test('a date this program does not know is shown as it stands', () => {
  expect(formatDate('2024-W05')).toBe('2024-W05');
});

test('a date without its year is the nearest, whether it was or is to come', () => {
  expect(parseDateNear('3 April', '2024-04-20')).toBe('2024-04-03');
  expect(parseDateNear('20 December', '2024-01-10')).toBe('2023-12-20');
  expect(parseDateNear('10 Jan', '2024-12-20')).toBe('2025-01-10');
  expect(parseDateNear('by 3 May', '2024-04-20')).toBe('../2024-05-03');
  expect(parseDateNear('3.4.', '2024-04-20')).toBe('2024-04-03');
  expect(parseDateNear('3 April 2020', '2024-04-20')).toBe('2020-04-03');
  expect(parseDateNear('33 April', '2024-04-20')).toBeNull();
  expect(parseDateNear('soon', '2024-04-20')).toBeNull();
});
