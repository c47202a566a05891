import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('src/styles/tokens.css', 'utf8');

function colour(name: string, side: 'light' | 'dark'): number[] {
  const found = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css);
  const hex = found?.[side === 'light' ? 1 : 2];
  if (!hex) throw new Error(`no colour ${name}`);
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(rgb: number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string, side: 'light' | 'dark'): number {
  const [a, b] = [luminance(colour(one, side)), luminance(colour(other, side))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const grounds = ['paper', 'surface', 'sunken'];
const inks = ['ink', 'ink-2', 'ink-3', 'accent', 'good', 'warn', 'bad'];
const texts = [
  ...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ...['ink', 'ink-2', 'accent'].map((ink) => [ink, 'accent-soft'] as const),
  ['accent-ink', 'accent'] as const,
  ['accent-ink', 'accent-strong'] as const,
  ['good', 'good-soft'] as const,
  ['warn', 'warn-soft'] as const,
  ['bad', 'bad-soft'] as const,
  ['ink', 'bad-soft'] as const,
];

for (const side of ['light', 'dark'] as const) {
  test.each(texts)(`text in %s on %s can be read in the ${side} theme`, (ink, ground) => {
    expect(contrast(ink, ground, side)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(grounds)(`the edge of a box stands out from %s in the ${side} theme`, (ground) => {
    expect(contrast('edge', ground, side)).toBeGreaterThanOrEqual(3);
  });
}
