import { expect, it } from 'vitest';
import type { ActionState } from '../../bindings/ActionState';
import { compareUrgency, isOverdue } from './dueActions';

const action = (number: string, state: ActionState, dueOn: string | null) => ({
  number,
  state,
  dueOn,
});

it('an action due in a month is late only when the month is over', () => {
  const due = action('2.1', 'open', '2024-05');
  expect(isOverdue(due, '2024-05-31')).toBe(false);
  expect(isOverdue(due, '2024-06-01')).toBe(true);
});

it('what is done, dropped or without a date is never late', () => {
  expect(isOverdue(action('2.1', 'done', '2024-05-01'), '2024-06-01')).toBe(false);
  expect(isOverdue(action('2.1', 'dropped', '2024-05-01'), '2024-06-01')).toBe(false);
  expect(isOverdue(action('2.1', 'inProgress', null), '2024-06-01')).toBe(false);
});

it('open actions stand first, the sooner due before the later, those without a date after them', () => {
  const sorted = [
    action('1.1', 'done', '2024-01-01'),
    action('2.10', 'open', null),
    action('2.2', 'inProgress', null),
    action('2.1', 'open', '2024-06-01'),
    action('1.2', 'open', '2024-05'),
  ].sort(compareUrgency);
  expect(sorted.map((one) => one.number)).toEqual(['1.2', '2.1', '2.2', '2.10', '1.1']);
});
