import { beforeEach, expect, it } from 'vitest';
import { moveInGrid } from './keys';

const cell = (row: string, name: string) =>
  document.querySelector<HTMLElement>(`[data-row="${row}"] [data-cell="${name}"]`);
const press = (key: string, from: HTMLElement | null) => {
  from?.focus();
  from?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
};

beforeEach(() => {
  const row = (id: string) =>
    `<tr data-row="${id}"><td><select data-cell="a"><option>x</option><option>y</option></select></td>
     <td><input data-cell="b" value="12" /></td><td><button data-cell="c" ${id === '1' ? 'disabled' : ''}>c</button></td></tr>`;
  document.body.innerHTML = `<table>${row('1')}${row('2')}</table>`;
  document.querySelector('table')?.addEventListener('keydown', moveInGrid);
});

it('goes up and down a column, and stays at its end', () => {
  press('ArrowDown', cell('1', 'a'));
  expect(document.activeElement).toBe(cell('2', 'a'));
  press('ArrowDown', cell('2', 'a'));
  expect(document.activeElement).toBe(cell('2', 'a'));
});

it('goes along a row, past what can not be used', () => {
  press('ArrowRight', cell('2', 'a'));
  expect(document.activeElement).toBe(cell('2', 'b'));
  press('ArrowDown', cell('1', 'c'));
  press('ArrowRight', cell('2', 'b'));
  expect(document.activeElement).toBe(cell('2', 'c'));
});

it('moves within a text first, and leaves it at its edge', () => {
  const box = cell('1', 'b') as HTMLInputElement;
  box.focus();
  box.setSelectionRange(1, 1);
  press('ArrowLeft', box);
  expect(document.activeElement).toBe(box);
  box.setSelectionRange(0, 0);
  press('ArrowLeft', box);
  expect(document.activeElement).toBe(cell('1', 'a'));
});

it('leaves keys with a modifier alone', () => {
  const from = cell('1', 'a');
  from?.focus();
  from?.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true }),
  );
  expect(document.activeElement).toBe(from);
});
