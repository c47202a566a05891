/** Who owes an action. */
import { lookup } from '../lookup/lookup.svelte';
import type { Rec } from '../records.svelte';

/** The party, the body or the person; nothing while nobody is named. */
export function ownerName(
  action: Pick<Rec<'action'>, 'ownerParty' | 'ownerBody' | 'ownerPerson'>,
): string {
  return (
    lookup.name('party', action.ownerParty) ||
    lookup.name('body', action.ownerBody) ||
    lookup.name('person', action.ownerPerson)
  );
}
