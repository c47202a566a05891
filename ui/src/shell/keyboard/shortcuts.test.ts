import { beforeEach, expect, test, vi } from 'vitest';
import { Draft } from '../../data/drafts/draft.svelte';
import { router } from '../../data/routes.svelte';
import { saveTracker } from '../../data/drafts/saveTracker.svelte';
import { answerCommands } from '../../testing/backend';
import { windowState } from '../windowState.svelte';
import { registerNew } from './createNew';
import { handleKey, captureKey } from './shortcuts';
import { trackTyping } from './typingUndo';

const key = (name: string, target: Element = document.body, more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', {
    key: name,
    ctrlKey: true,
    cancelable: true,
    ...more,
  });
  Object.defineProperty(event, 'target', { value: target });
  handleKey(event, () => undefined);
  return event;
};
const place = (html: string) => {
  document.body.innerHTML = html;
  return document.querySelector('input') as HTMLInputElement;
};

let asked: { command: string }[];
beforeEach(() => {
  document.body.innerHTML = '';
  asked = answerCommands({
    undo: () => ({ name: 'save person' }),
    redo: () => ({ name: 'save person' }),
    file_state: () => null,
  });
});

test('Ctrl+Z takes back the last change of the file, with Shift it brings it back', async () => {
  expect(key('z').defaultPrevented).toBe(true);
  await vi.waitFor(() => expect(asked.map((one) => one.command)).toContain('undo'));
  key('Z', document.body, { shiftKey: true });
  await vi.waitFor(() => expect(asked.map((one) => one.command)).toContain('redo'));
});

test('in a box outside a record, Ctrl+Z belongs to the box', () => {
  expect(key('z', place('<input />')).defaultPrevented).toBe(false);
  expect(asked).toHaveLength(0);
});

test('in a field of a record, Ctrl+Z belongs to the box only while its typing is unsaved', () => {
  const input = place('<div data-draft><input /></div>');
  const port = {
    save: () => new Promise<never>(() => undefined),
    load: () => new Promise<never>(() => undefined),
  };
  const draft = new Draft('1', { name: '' }, null, port, true);
  const unwatch = saveTracker.watch(draft);
  draft.set('name', 'typed');
  expect(key('z', input).defaultPrevented).toBe(false);
  draft.discard();
  expect(key('z', input).defaultPrevented).toBe(true);
  unwatch();
});

test('in any box typing is taken back first, and in an empty line the last record', () => {
  const stop = trackTyping();
  const input = place('<input data-line />');
  input.focus();
  input.value = 'd Agreed';
  input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
  expect(key('z', input).defaultPrevented).toBe(true);
  expect(input.value).toBe('');
  expect(asked).toHaveLength(0);
  expect(key('z', input).defaultPrevented).toBe(true);
  return vi.waitFor(() => expect(asked.map((one) => one.command)).toContain('undo')).then(stop);
});

test('while words that nobody typed just now stand in the line, Ctrl+Z takes back no record', () => {
  const input = place('<input data-line value="d Agreed" />');
  expect(key('z', input).defaultPrevented).toBe(false);
  expect(asked).toHaveLength(0);
});

test('Ctrl+N makes what the page on top makes, and nothing once it is gone', () => {
  const made: string[] = [];
  const outer = registerNew(() => made.push('meeting'));
  const inner = registerNew(() => made.push('person'));
  key('n');
  inner();
  key('n');
  outer();
  key('n');
  expect(made).toEqual(['person', 'meeting']);
});

test('Ctrl+S does nothing but say that all is saved', () => {
  expect(key('s').defaultPrevented).toBe(true);
  expect(asked).toHaveLength(0);
});

test('Alt and a digit goes to a page of the sidebar, once a file is open', () => {
  const alt = { ctrlKey: false, altKey: true, code: 'Digit3' };
  windowState.file = null;
  expect(key('3', document.body, alt).defaultPrevented).toBe(false);
  windowState.file = { readOnly: null } as never;
  expect(key('§', document.body, alt).defaultPrevented).toBe(true);
  expect(location.hash).toBe('#/parties');
  windowState.file = null;
});

test('Esc leaves the innermost thing only: first the open list, then the record', () => {
  location.hash = '#/people/1';
  router.replace('#/people/1');
  const esc = { ctrlKey: false };
  const floating = document.body.appendChild(document.createElement('div'));
  floating.className = 'floating';
  captureKey(new KeyboardEvent('keydown', { key: 'Escape' }));
  floating.remove();
  key('Escape', document.body, esc);
  expect(location.hash).toBe('#/people/1');
  captureKey(new KeyboardEvent('keydown', { key: 'Escape' }));
  key('Escape', document.body, esc);
  expect(location.hash).toBe('#/people');
});

test('Ctrl+F goes to the search of the list, to be typed over; a dialog keeps the focus', () => {
  const box = place('<main><input type="search" value="Esto" /></main>');
  const event = key('f');
  expect(event.defaultPrevented).toBe(true);
  expect(document.activeElement).toBe(box);
  expect([box.selectionStart, box.selectionEnd]).toEqual([0, 4]);
  box.blur();
  document.body.insertAdjacentHTML('beforeend', '<div role="dialog"></div>');
  key('f');
  expect(document.activeElement).toBe(document.body);
});
