import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepFocusVisible } from './focusVisible';

let stop: () => void;
const scrolled = vi.fn();
beforeEach(() => {
  stop = keepFocusVisible();
  scrolled.mockReset();
  Element.prototype.scrollIntoView = function (this: Element) {
    scrolled(this.className || this.id);
  };
  document.body.innerHTML = '<div class="box"><input id="host" /></div><button id="b">b</button>';
});
afterEach(() => stop());

test('a picker that gets the focus is scrolled to with its whole frame', async () => {
  document.getElementById('host')!.focus();
  await vi.waitFor(() => expect(scrolled).toHaveBeenCalledWith('box'));
});

test('under the pointer nothing moves', async () => {
  document.dispatchEvent(new Event('pointerdown'));
  document.getElementById('b')!.focus();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(scrolled).not.toHaveBeenCalled();
});
