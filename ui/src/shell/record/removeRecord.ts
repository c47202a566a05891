/** Removing a record, with undo offered in the message that confirms it. */
import type { Problem } from '../../bindings/Problem';
import { asFailure, describeProblem } from '../../data/failures';
import { toasts } from '../../data/toasts.svelte';
import { undo } from '../history.svelte';
import { changes, remove, type Noun } from '../../data/records.svelte';
import { href } from '../../data/routes.svelte';
import { nounLabel, t, tn } from '../../data/text/text';

/** The page of the list that shows the records of a noun. */
const pages: Partial<Record<string, string>> = {
  action: 'actions',
  body: 'bodies',
  decision: 'decisions',
  instrument: 'instruments',
  meeting: 'meetings',
  party: 'parties',
  person: 'people',
  pledge: 'pledges',
  procurement_line: 'procurement-lines',
  rate_set: 'rates',
  reported_total: 'reported-totals',
  source: 'sources',
};

/** Links to the records that refer to the one that could not be removed. */
export function referenceLinks({ by }: Extract<Problem, { rule: 'inUse' }>): Link[] {
  return by.map(({ noun, title, page }) => {
    const name = title || t('table.unnamed');
    const label = t('toast.neededBy', { noun: nounLabel(noun), name });
    const [of, id] = page ?? [];
    const list = of === undefined ? undefined : pages[of];
    return { label, href: list === undefined ? href('overview') : href(list, id) };
  });
}
type Link = { label: string; href: string };

/** True once it is gone. `name` is what the record is called. */
export async function removeWithUndo(
  noun: Noun,
  record: { id: string; revision: number },
  name: string,
): Promise<boolean> {
  const called = name || t('table.unnamed');
  try {
    await remove(noun, record.id, record.revision);
  } catch (thrown) {
    const failure = asFailure(thrown);
    const problem = failure.code === 'invalid' ? failure.problems[0] : undefined;
    if (problem?.rule === 'inUse' && problem.by.some((one) => one.page !== null))
      toasts.say(t('toast.notRemoved', { name: called }), {
        detail: tn('rule.inUse', problem.count),
        links: referenceLinks(problem),
        tone: 'warn',
      });
    else if (problem)
      toasts.say(t('toast.notRemoved', { name: called }), {
        detail: describeProblem(problem),
        tone: 'warn',
      });
    else toasts.failure(failure);
    return false;
  }
  toasts.say(t('toast.removed', { name: called }), {
    action: { label: t('action.undo'), run: () => void undo(), at: changes.count },
  });
  return true;
}
