/** The register's side of a published total, unfolded to its lines. */
import type { Reconciled } from '../bindings/Reconciled';
import { latestDay } from '../meetings/stated';
import { register } from '../pledges/register.svelte';
import { totalWords } from '../pledges/total';
import { unfold } from '../pledges/unfold.svelte';
import { t } from '../text';
import { stages } from '../pledges/words';

/** Opens the lines of the same day and scope as the published total, at its stage. */
export function unfoldComputed({ reported, stage, computed }: Reconciled): void {
  const { party, body, channel, statedOn, scope } = reported;
  const on = latestDay(statedOn ?? '');
  unfold.shown = {
    title: t('reconcile.unfold.title', { scope, stage: t(stages[stage]) }),
    figure: () => totalWords(computed) || t('reconcile.nothing'),
    asked: {
      wanted: { ...(on && { on }), ...(body && { team: body }), ...(channel && { channel }) },
      ...(party && { group: { kind: 'party', id: party } }),
      stage,
      // Converted only where the total is stated in the currency that the set converts into.
      ...(computed.converted && register.convert && { convert: register.convert }),
    },
  };
}
