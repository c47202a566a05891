import { expect, it } from 'vitest';
import { nextSteps } from './steps';

const today = '2024-06-05';

it('a meeting to come is invited, postponed or cancelled; it is held once its day has come', () => {
  expect(nextSteps({ state: 'planned', startsOn: '2024-06-06' }, today)).not.toContain('held');
  expect(nextSteps({ state: 'planned', startsOn: '2024-06' }, today)).not.toContain('held');
  expect(nextSteps({ state: 'planned', startsOn: '2024-06-05' }, today)[0]).toBe('held');
  expect(nextSteps({ state: 'invited', startsOn: '2024-06-04' }, today)).toEqual([
    'held',
    'postponed',
    'cancelled',
  ]);
});

it('what was held goes nowhere, and what was postponed or cancelled is planned again', () => {
  expect(nextSteps({ state: 'held', startsOn: '2024-06-04' }, today)).toEqual([]);
  expect(nextSteps({ state: 'postponed', startsOn: '2024-06-04' }, today)[0]).toBe('planned');
  expect(nextSteps({ state: 'cancelled', startsOn: '2024-06-04' }, today)).toEqual(['planned']);
});
