import { expect, test } from 'vitest';
import type { Finding } from '../../bindings/Finding';
import { placeOf } from './places';

const of = (noun: string): Finding => ({
  grade: 'error',
  rule: 'notHeld',
  noun,
  record: 'r',
  values: {},
});

test('a finding leads to the record it is about', () => {
  expect(placeOf('m', of('meeting'))).toBe('#/meetings/m/details');
  expect(placeOf('m', of('attendee'))).toBe('#/meetings/m/participation');
  expect(placeOf('m', of('agenda_item'))).toBe('#/meetings/m/minutes?item=r');
  expect(placeOf('m', of('action'))).toBe('#/actions/r');
});

test('an outcome without a page of its own is found among the outcomes of the meeting', () => {
  expect(placeOf('m', of('statement'))).toBe('#/meetings/m/outcomes');
});
