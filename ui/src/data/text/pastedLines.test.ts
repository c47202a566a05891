import { expect, it } from 'vitest';
import { splitCells, splitLines, pastedList } from './pastedLines';

it('reads one record a line, without what marks it as an item of a list', () => {
  const text = '·\u00a0\u00a0State 017\r\n• State 018\n\n3. State 019\n(b) State 020\n– State 021';
  expect(splitLines(text)).toEqual([
    'State 017',
    'State 018',
    'State 019',
    'State 020',
    'State 021',
  ]);
  expect(splitLines('2024 budget\n3 April')).toEqual(['2024 budget', '3 April']);
});

it('reads the cells of a spreadsheet as columns', () => {
  expect(splitCells('Person 017\tAdviser\t\tState 017 ')).toEqual([
    'Person 017',
    'Adviser',
    'State 017',
  ]);
});

it('leaves a single line to the box that it was pasted into', () => {
  const paste = (text: string) =>
    pastedList({ clipboardData: { getData: () => text } } as unknown as ClipboardEvent);
  expect(paste('State 017\n')).toBeNull();
  expect(paste('State 017\nState 018')).toBe('State 017\nState 018');
});
