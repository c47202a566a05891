import { expect, test } from 'vitest';
import type { MeetingPage } from '../../bindings/MeetingPage';
import { summaryName } from './name';

const called = (symbol: string | null, body = 'Steering Group', title: string | null = null) =>
  summaryName({
    meeting: { symbol, title, ordinal: 2, startsOn: '2024-04-03' },
    body: { name: body },
  } as MeetingPage);

test('a summary is called by its symbol, without what a file’s name can’t have', () => {
  expect(called('ITC/SG/2024/2/SUM')).toBe('ITC-SG-2024-2-SUM.pdf');
  expect(called('A:B*C?"D"<E>|F')).toBe('A-B-C-D-E-F.pdf');
});

test('without a symbol it is called by its body and meeting', () => {
  expect(called(null)).toBe('Steering Group, Second meeting, summary.pdf');
  expect(called('  ')).toBe('Steering Group, Second meeting, summary.pdf');
});

test('no name climbs out of its folder, hides, or is too long', () => {
  expect(called('../../etc/passwd')).toBe('etc-passwd.pdf');
  expect(called('.hidden')).toBe('hidden.pdf');
  expect(called('…'.repeat(400)).length).toBeLessThanOrEqual(124);
  expect(called('///')).toBe('Summary.pdf');
});
