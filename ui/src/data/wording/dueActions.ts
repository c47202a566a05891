/** What is owed when: which actions are open, which are late, and what comes first. */
import type { ActionState } from '../../bindings/ActionState';
import { latestDay } from '../text/statedDates';
import type { Rec } from '../records.svelte';

type Action = Pick<Rec<'action'>, 'state' | 'dueOn' | 'number'>;

/** Somebody still owes it. */
export const isOpen = (state: ActionState) => state === 'open' || state === 'inProgress';

/** Open, and its last possible day is over. */
export function isOverdue(action: Pick<Action, 'state' | 'dueOn'>, today: string): boolean {
  const last = action.dueOn === null ? null : latestDay(action.dueOn);
  return isOpen(action.state) && last !== null && last < today;
}

/** The open ones first, the sooner due before the later, what has no date last. */
export function compareUrgency(a: Action, b: Action): number {
  return (
    Number(isOpen(b.state)) - Number(isOpen(a.state)) ||
    day(a).localeCompare(day(b)) ||
    a.number.localeCompare(b.number, undefined, { numeric: true })
  );
}

const day = ({ dueOn }: Pick<Action, 'dueOn'>) =>
  (dueOn === null ? null : latestDay(dueOn)) ?? '9999';
