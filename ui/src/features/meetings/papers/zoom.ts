/** How large the pages are drawn, and which of them are in sight. Lengths in CSS pixels; a scale of 1 is a point to a pixel. */
import type { Sheet } from './pdf';

/** Around and between the pages. */
export const gap = 24;
/** At 100 % an inch of paper is an inch of CSS. */
export const fullScale = 96 / 72;
/** Wider than this a page is no easier to read. */
const comfortable = 880;
const percents = [25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400];

/** `fit` fills the width; `read` does so up to a comfortable one; a number is the scale itself. */
export type Zoom = 'fit' | 'read' | number;

export function resolveScale(zoom: Zoom, sheets: Sheet[], room: number): number {
  if (typeof zoom === 'number') return zoom;
  const widest = Math.max(1, ...sheets.map((sheet) => sheet.width));
  const width = Math.max(120, room - 2 * gap);
  return (zoom === 'read' ? Math.min(width, comfortable) : width) / widest;
}

export const toPercent = (scale: number) => Math.round((scale / fullScale) * 100);

/** The next step in or out from a scale. */
export function nextScale(scale: number, by: 1 | -1): number {
  const now = (scale / fullScale) * 100;
  const next =
    by > 0
      ? percents.find((percent) => percent > now + 0.5)
      : percents.findLast((percent) => percent < now - 0.5);
  return ((next ?? now) / 100) * fullScale;
}

/** Where each page begins and ends. */
export function pagePositions(sheets: Sheet[], scale: number): { top: number; bottom: number }[] {
  let top = gap;
  return sheets.map((sheet) => {
    const place = { top, bottom: top + sheet.height * scale };
    top = place.bottom + gap;
    return place;
  });
}

/** The numbers, from 1, of the pages to draw: those in sight first, then those half a window around them. */
export function findVisiblePages(
  sheets: Sheet[],
  scale: number,
  top: number,
  height: number,
): { seen: number[]; near: number[] } {
  const within = (margin: number) =>
    pagePositions(sheets, scale).flatMap((place, at) =>
      place.bottom >= top - margin && place.top <= top + height + margin ? [at + 1] : [],
    );
  const seen = within(0);
  return { seen, near: within(height / 2).filter((page) => !seen.includes(page)) };
}

/** The page that a reader is on: the one across the middle of the window. */
export function findCurrentPage(
  sheets: Sheet[],
  scale: number,
  top: number,
  height: number,
): number {
  const middle = top + height / 2;
  const after = pagePositions(sheets, scale).findIndex((place) => place.bottom + gap > middle);
  return after < 0 ? Math.max(1, sheets.length) : after + 1;
}
