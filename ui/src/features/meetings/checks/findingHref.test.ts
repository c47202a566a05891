import { expect, test } from 'vitest';
import type { Finding } from '../../../bindings/Finding';
import { findingHref } from './findingHref';

const of = (noun: string): Finding => ({
  grade: 'error',
  rule: 'notHeld',
  noun,
  record: 'r',
  values: {},
});

test('a finding leads to the record it is about', () => {
  expect(findingHref('m', of('meeting'))).toBe('#/meetings/m/details');
  expect(findingHref('m', of('attendee'))).toBe('#/meetings/m/participation');
  expect(findingHref('m', of('agenda_item'))).toBe('#/meetings/m/minutes?item=r');
  expect(findingHref('m', of('action'))).toBe('#/actions/r');
});

test('an outcome without a page of its own is found among the outcomes of the meeting', () => {
  expect(findingHref('m', of('statement'))).toBe('#/meetings/m/outcomes');
});
