import { expect, test } from 'vitest';
import { formatFileSize, foldText, formatList, formatMoment, formatNumber, t, tn } from './text';
import { parseTime } from './times';
import foldedTexts from '../../../../tests/data/fold.json';

const folded = foldedTexts as [string, string][];

test('values are put into the words', () => {
  expect(t('saved.at', { time: '10:42' })).toBe('Saved 10:42');
});

test('one and many have forms of their own', () => {
  expect(tn('saved.invalid', 1)).toContain('1 field needs');
  expect(tn('saved.invalid', 2)).toContain('2 fields need');
  expect(tn('saved.invalid', 0)).toContain('0 fields need');
});

test('a value that is missing leaves its place visible', () => {
  expect(t('saved.at')).toBe('Saved {time}');
});

test('long numbers are grouped with no-break spaces', () => {
  expect(formatNumber(1_234_567)).toBe('1\u00a0234\u00a0567');
});

test('a moment is told as today, yesterday or by its date', () => {
  const now = new Date(2024, 3, 3, 12, 0);
  expect(formatMoment(new Date(2024, 3, 3, 10, 42), now)).toBe('today 10:42');
  expect(formatMoment(new Date(2024, 3, 2, 10, 42), now)).toBe('yesterday 10:42');
  expect(formatMoment(new Date(2024, 2, 3, 10, 42), now)).toBe('3 March 2024 10:42');
});

test('sizes are told in steps of a thousand', () => {
  expect([0, 999, 1200, 1_204_224, 250_000_000].map(formatFileSize)).toEqual(
    ['0 B', '999 B', '1.2 kB', '1.2 MB', '250 MB'].map((size) => size.replace(' ', '\u00a0')),
  );
});

test.each(folded)('“%s” is found as “%s”, here as in the core', (text, found) => {
  expect(foldText(text)).toBe(found);
});

test('a list of names reads as a sentence', () => {
  expect(formatList(['Estonia', 'Latvia', 'Lithuania'])).toBe('Estonia, Latvia and Lithuania');
});

test.each([
  ['9:30', '09:30'],
  ['14.30', '14:30'],
  ['1430', '14:30'],
  ['9', '09:00'],
  ['2 pm', '14:00'],
  ['12 am', '00:00'],
  ['25:00', null],
  ['9:60', null],
  ['noon', null],
  ['13 pm', null],
])('the time “%s” is read as %s', (typed, time) => {
  expect(parseTime(typed)).toBe(time);
});
