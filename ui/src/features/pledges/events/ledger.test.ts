import { expect, it } from 'vitest';
import type { LedgerLine } from '../../../bindings/LedgerLine';
import type { Stage } from '../../../bindings/Stage';
import { orderLines, nextStage, type TimelineEntry } from './ledger';
import { blank } from './pledgeEvent';

const line = (
  id: string,
  stage: Stage,
  happenedOn: string | null,
  corrects: string | null = null,
  gone = false,
): LedgerLine => ({
  sealed: null,
  event: {
    ...blank,
    id,
    revision: 1,
    createdAt: '',
    updatedAt: '',
    stage,
    happenedOn,
    corrects,
    void: gone,
  },
});
const stands = (lines: TimelineEntry[]) =>
  lines.filter((one) => one.fate === 'stands').map((one) => one.event.id);
const order = (lines: LedgerLine[]) => orderLines(lines).map((one) => one.event.id);

it('lines stand by their dates, whatever the order of entry', () => {
  const lines = [
    line('c', 'delivered', '2024-09'),
    line('a', 'announced', '2024-04-03'),
    line('b', 'committed', '2024-06-01'),
  ];
  expect(order(lines)).toEqual(['a', 'b', 'c']);
  expect(order(lines.toReversed())).toEqual(['a', 'b', 'c']);
});

it('a line without a date stands before the first one of a higher stage', () => {
  const lines = [
    line('c', 'delivered', '2024-09'),
    line('b', 'confirmed', null),
    line('a', 'announced', '2024-04-03'),
  ];
  expect(order(lines)).toEqual(['a', 'b', 'c']);
});

it('a correction follows what it corrects, and both stand at the date that holds', () => {
  const lines = [
    line('a', 'announced', '2024-04-03'),
    line('wrong', 'committed', '2025-12-01'),
    line('b', 'delivered', '2024-09-01'),
    line('right', 'committed', '2024-06-01', 'wrong'),
  ];
  const read = orderLines(lines);
  expect(read.map((one) => [one.event.id, one.fate])).toEqual([
    ['a', 'stands'],
    ['wrong', 'corrected'],
    ['right', 'stands'],
    ['b', 'stands'],
  ]);
  expect(read[2]?.corrects?.id).toBe('wrong');
  expect(stands(read)).toEqual(['a', 'right', 'b']);
});

it('a line that was an error does not count, nor does the line that says so', () => {
  const lines = [
    line('a', 'announced', '2024-04-03'),
    line('b', 'committed', '2024-06-01'),
    line('gone', 'committed', '2024-06-01', 'b', true),
  ];
  const read = orderLines(lines);
  expect(read.map((one) => one.fate)).toEqual(['stands', 'error', 'voids']);
  expect(stands(read)).toEqual(['a']);
});

it('a correction of a correction leaves only the last one standing', () => {
  const lines = [
    line('a', 'committed', '2024-06-01'),
    line('b', 'committed', '2024-06-02', 'a'),
    line('c', 'committed', '2024-06-03', 'b'),
  ];
  expect(order(lines)).toEqual(['a', 'b', 'c']);
  expect(stands(orderLines(lines))).toEqual(['c']);
});

it('the next stage is the one above, and never aside of the ladder', () => {
  expect(nextStage('announced')).toBe('confirmed');
  expect(nextStage('delivered')).toBe('delivered');
  expect(nextStage('closed')).toBe('delivered');
  expect(nextStage('onHold')).toBe('confirmed');
  expect(nextStage(null)).toBe('confirmed');
});
