import { expect, test } from 'vitest';
import type { MeetingPage } from '../../../bindings/MeetingPage';
import { paperName } from './paperName';

const record = (symbol: string | null, body = 'Steering Group', title: string | null = null) =>
  ({
    meeting: { symbol, title, ordinal: 2, startsOn: '2024-04-03' },
    body: { name: body },
  }) as MeetingPage;
const called = (...of: Parameters<typeof record>) => paperName(record(...of), 'summary', null);

test('a paper for an audience says so, and the symbol of the summary is no other paper’s', () => {
  expect(paperName(record('A/1'), 'summary', 'Public')).toBe('A-1, Public.pdf');
  expect(paperName(record('A/1'), 'agenda', null)).toBe(
    'Steering Group, Second meeting, agenda.pdf',
  );
});

test('a paper is called by the symbol that was written for it, and by none where that is empty', () => {
  expect(paperName(record('A/1'), 'agenda', null, 'A/1/AG')).toBe('A-1-AG.pdf');
  expect(paperName(record(null), 'agenda', null, '')).toBe(
    'Steering Group, Second meeting, agenda.pdf',
  );
});

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
