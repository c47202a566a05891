import { beforeEach, describe, expect, it } from 'vitest';
import { foldText } from '../../../data/text/text';
import { interpretKey, findParty, tabStop, nextCell } from './keys';

const cell = (row: string, name: string) =>
  document.querySelector<HTMLElement>(`[data-row="${row}"] [data-cell="${name}"]`);
const keydown = (key: string, from: HTMLElement | null, more: KeyboardEventInit = {}) => {
  let seen: KeyboardEvent | undefined;
  const keep = (event: KeyboardEvent) => (seen = event);
  document.addEventListener('keydown', keep, { once: true });
  from?.focus();
  from?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
  return seen!;
};
const leads = (key: string, from: HTMLElement | null, more?: KeyboardEventInit) =>
  nextCell(keydown(key, from, more));
const means = (key: string, from: HTMLElement | null, more?: KeyboardEventInit) =>
  interpretKey(keydown(key, from, more));

beforeEach(() => {
  const row = (id: string, kind = 'delegation') =>
    `<tr data-row="${id}" data-kind="${kind}"><td><button data-cell="name" tabindex="-1">n</button></td>
     <td><select data-cell="presence" tabindex="-1"><option>x</option></select></td>
     <td><input data-cell="headcount" inputmode="numeric" value="12" tabindex="-1" /></td>
     <td><button data-cell="remove" tabindex="-1" ${id === '1' ? 'disabled' : ''}>r</button></td></tr>`;
  const person = `<tr data-row="p" data-kind="person"><td><a href="#p" data-cell="name" tabindex="-1">p</a></td>
     <td><input data-cell="people" type="text" value="Adviser" tabindex="-1" /></td></tr>`;
  const head = `<tr data-row="member" data-kind="capacity"><td><button>all</button></td></tr>`;
  const second = `<tr data-row="observer" data-kind="capacity"><td><button>all</button></td></tr>`;
  document.body.innerHTML = `<table>${head}${row('1')}${person}${row('2')}${second}${row('3')}</table>`;
});

describe('arrows', () => {
  it('go up and down a column, past the heads of the groups, and stay at its end', () => {
    expect(leads('ArrowDown', cell('2', 'presence'))).toBe(cell('3', 'presence'));
    expect(leads('ArrowDown', cell('3', 'presence'))).toBe(cell('3', 'presence'));
    expect(leads('ArrowUp', cell('1', 'presence'))).toBe(cell('1', 'presence'));
    expect(leads('ArrowUp', cell('3', 'presence'))).toBe(cell('2', 'presence'));
  });

  it('take the first cell of a row that lacks the column', () => {
    expect(leads('ArrowDown', cell('1', 'headcount'))).toBe(cell('p', 'name'));
  });

  it('pass the people with Ctrl, from delegation to delegation', () => {
    expect(leads('ArrowDown', cell('1', 'presence'), { ctrlKey: true })).toBe(
      cell('2', 'presence'),
    );
    expect(leads('ArrowUp', cell('1', 'presence'), { ctrlKey: true })).toBe(cell('1', 'presence'));
  });

  it('go along a row, past what can not be used', () => {
    expect(leads('ArrowRight', cell('2', 'headcount'))).toBeUndefined();
    (cell('2', 'headcount') as HTMLInputElement).setSelectionRange(2, 2);
    expect(leads('ArrowRight', cell('2', 'headcount'))).toBe(cell('2', 'remove'));
    (cell('1', 'headcount') as HTMLInputElement).setSelectionRange(2, 2);
    expect(leads('ArrowRight', cell('1', 'headcount'))).toBeUndefined();
  });

  it('jump to the ends of a row and of the list', () => {
    expect(leads('Home', cell('2', 'presence'))).toBe(cell('2', 'name'));
    expect(leads('End', cell('2', 'presence'))).toBe(cell('2', 'remove'));
    expect(leads('Home', cell('3', 'presence'), { ctrlKey: true })).toBe(cell('1', 'presence'));
    expect(leads('PageDown', cell('1', 'presence'))).toBe(cell('3', 'presence'));
    expect(leads('PageDown', cell('1', 'presence'), { ctrlKey: true })).toBeUndefined();
  });
});

describe('single keys', () => {
  it('say whether a delegation came, whichever way the letter is written', () => {
    const words = ['a', 'c', 'i', 'o', 'x', 'u', 'A'].map((key) => means(key, cell('1', 'name')));
    expect(words.map((word) => word?.does === 'presence' && word.presence)).toEqual([
      'attended',
      'confirmed',
      'invited',
      'apologies',
      'absent',
      'unknown',
      'attended',
    ]);
  });

  it('work in the box for a number too, where only digits are typed', () => {
    expect(means('a', cell('1', 'headcount'))).toEqual({ does: 'presence', presence: 'attended' });
    expect(means('7', cell('1', 'headcount'))).toBeNull();
    expect(means('Delete', cell('1', 'headcount'))).toBeNull();
    expect(means('7', cell('1', 'presence'))).toEqual({ does: 'count', digit: '7' });
  });

  it('do nothing while a number is being typed, but for Enter', () => {
    cell('1', 'headcount')!.dataset['typing'] = '';
    for (const key of ['a', 'o', 'x', 'p', '/', '7', ' ', 'Delete']) {
      expect(means(key, cell('1', 'headcount'))).toBeNull();
    }
    expect(means('a', cell('1', 'headcount'), { ctrlKey: true })).toBeNull();
    expect(means('Enter', cell('1', 'headcount'))).toEqual({ does: 'open' });
  });

  it('are letters where a text is typed', () => {
    for (const key of ['a', 'h', ' ', 'Delete', 'Enter']) {
      expect(means(key, cell('p', 'people'))).toBeNull();
    }
  });

  it('are left to the program with Ctrl or Alt, but for choosing all', () => {
    expect(means('a', cell('1', 'presence'), { altKey: true })).toBeNull();
    expect(means('z', cell('1', 'presence'), { ctrlKey: true })).toBeNull();
    expect(means('a', cell('1', 'presence'), { ctrlKey: true })).toEqual({ does: 'chooseAll' });
  });
});

it('leaves the list one stop of Tab, where the focus was last', () => {
  const table = document.querySelector('table')!;
  const stops = () => [...table.querySelectorAll('[tabindex="0"]')];
  tabStop(table);
  expect(stops()).toEqual([cell('1', 'presence')]);
  tabStop(table, cell('3', 'headcount'));
  expect(stops()).toEqual([cell('3', 'headcount')]);
  cell('3', 'headcount')?.closest('tr')?.remove();
  tabStop(table);
  expect(stops()).toEqual([cell('1', 'presence')]);
});

it('finds a party by how its name begins, then by a word in it, without accents', () => {
  const rows = ['Republic of Aland', 'Åland', 'Saland'];
  const like = (typed: string) => findParty(rows, typed, (one) => one, foldText);
  expect(like('al')).toBe('Åland');
  expect(like('of')).toBe('Republic of Aland');
  expect(like('sal')).toBe('Saland');
  expect(like('zz')).toBeUndefined();
  expect(like(' ')).toBeUndefined();
});
