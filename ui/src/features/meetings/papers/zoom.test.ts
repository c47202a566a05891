import { expect, test } from 'vitest';
import {
  gap,
  findCurrentPage,
  toPercent,
  pagePositions,
  resolveScale,
  nextScale,
  findVisiblePages,
  fullScale,
} from './zoom';

const a4 = { width: 595, height: 842 };
const three = [a4, a4, a4];

test('a page fills the width, less its margins', () => {
  expect(resolveScale('fit', three, 595 + 2 * gap)).toBe(1);
  expect(resolveScale('fit', three, 1190 + 2 * gap)).toBe(2);
});

test('a page meant for reading stops growing at a comfortable width', () => {
  expect(resolveScale('read', three, 595 + 2 * gap)).toBe(1);
  expect(resolveScale('read', three, 4000) * 595).toBe(880);
});

test('zooming goes from step to step and stays where there is none left', () => {
  expect(toPercent(nextScale(fullScale, 1))).toBe(110);
  expect(toPercent(nextScale(fullScale, -1))).toBe(90);
  expect(toPercent(nextScale(fullScale * 1.03, 1))).toBe(110);
  expect(toPercent(nextScale(fullScale * 1.03, -1))).toBe(100);
  expect(toPercent(nextScale(fullScale * 4, 1))).toBe(400);
});

test('the pages in sight are drawn first, then those around them, and no others', () => {
  expect(findVisiblePages(three, 1, 0, 600)).toEqual({ seen: [1], near: [2] });
  const third = pagePositions(three, 1)[2]?.top ?? 0;
  expect(findVisiblePages(three, 1, third, 600)).toEqual({ seen: [3], near: [2] });
  expect(findVisiblePages([], 1, 0, 600)).toEqual({ seen: [], near: [] });
});

test('the page a reader is on is the one across the middle', () => {
  expect(findCurrentPage(three, 1, 0, 600)).toBe(1);
  expect(findCurrentPage(three, 1, 700, 600)).toBe(2);
  expect(findCurrentPage(three, 1, 99_999, 600)).toBe(3);
  expect(findCurrentPage([], 1, 0, 600)).toBe(1);
});
