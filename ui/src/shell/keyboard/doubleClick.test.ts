import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { guardDoubleClicks } from './doubleClick';

let stop: () => void;
const removed = vi.fn();
beforeEach(() => {
  stop = guardDoubleClicks();
  removed.mockReset();
  document.body.innerHTML = '<button id="new">New</button><button id="remove">Remove</button>';
  document.getElementById('remove')!.addEventListener('click', removed);
});
afterEach(() => stop());
const click = (id: string, detail: number, x = 10) =>
  document
    .getElementById(id)!
    .dispatchEvent(
      new MouseEvent('click', { bubbles: true, cancelable: true, detail, clientX: x }),
    );

test('the second click of a double click does not reach the button that came in its place', () => {
  click('new', 1);
  click('remove', 2);
  expect(removed).not.toHaveBeenCalled();
});

test('nor does one that the web view counts anew, in the same spot and at once', () => {
  click('new', 1);
  click('remove', 1);
  expect(removed).not.toHaveBeenCalled();
});

test('two clicks on one button are two, a click elsewhere is meant, and so is a key', () => {
  click('remove', 1);
  click('remove', 2);
  expect(removed).toHaveBeenCalledTimes(2);
  click('new', 1);
  click('remove', 1, 200);
  expect(removed).toHaveBeenCalledTimes(3);
  click('new', 1);
  click('remove', 0);
  expect(removed).toHaveBeenCalledTimes(4);
});
