import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recordProgramChange, trackTyping, redoTyping, undoTyping } from './typingUndo';

let stop: () => void;
let box: HTMLInputElement;
beforeEach(() => {
  stop = trackTyping();
  document.body.innerHTML = '<input value="Kyiv" /><input />';
  box = document.querySelector('input')!;
  box.focus();
});
afterEach(() => stop());

function type(text: string): void {
  for (const data of text) {
    box.value += data;
    box.dispatchEvent(new InputEvent('input', { bubbles: true, data, inputType: 'insertText' }));
  }
}

test('typing is taken back word by word, down to what stood there, and no further', () => {
  type(', a city');
  expect(undoTyping(box)).toBe(true);
  expect(box.value).toBe('Kyiv, a ');
  while (undoTyping(box));
  expect(box.value).toBe('Kyiv');
  expect(redoTyping(box)).toBe(true);
  expect(box.value).toBe('Kyiv, ');
});

test('whoever listens to the box is told what stands there now', () => {
  const heard = vi.fn();
  box.addEventListener('input', heard);
  type('x');
  undoTyping(box);
  expect(heard).toHaveBeenCalledTimes(2);
});

test('once the program has put other words there, nothing of the old ones comes back', () => {
  type(' x');
  box.value = '';
  expect(undoTyping(box)).toBe(false);
  expect(box.value).toBe('');
});

test('what the program writes for whoever types is a step of its own', () => {
  type(' @Lat');
  box.value = 'Kyiv @Latvia ';
  recordProgramChange(box);
  undoTyping(box);
  expect(box.value).toBe('Kyiv @Lat');
});

test('a box that was left begins anew', () => {
  type(' x');
  document.querySelectorAll('input')[1]?.focus();
  box.focus();
  expect(undoTyping(box)).toBe(false);
});
