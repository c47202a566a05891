import { expect, test } from 'vitest';
import { leastCoveringPosition } from './placement';

const place = (name: string, left: number, top: number) => ({
  name,
  at: { left, top, right: left + 100, bottom: top + 50 },
});
const places = [
  place('low right', 900, 600),
  place('low left', 200, 600),
  place('top right', 900, 0),
];
const button = (left: number, top: number) => ({ left, top, right: left + 40, bottom: top + 30 });

test('a message stands in its usual place while nothing there can be pressed', () => {
  expect(leastCoveringPosition(places, [])?.name).toBe('low right');
  expect(leastCoveringPosition(places, [button(500, 600)])?.name).toBe('low right');
});

test('a message makes way for a button, wherever there is none', () => {
  expect(leastCoveringPosition(places, [button(950, 610)])?.name).toBe('low left');
  expect(leastCoveringPosition(places, [button(950, 610), button(250, 620)])?.name).toBe(
    'top right',
  );
});

test('where every place has some, the one that is covered least', () => {
  const everywhere = [
    button(950, 610),
    button(950, 600),
    button(250, 620),
    button(980, 640),
    button(910, 0),
  ];
  expect(leastCoveringPosition(places, everywhere)?.name).toBe('low left');
});
