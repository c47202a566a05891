/** Shows the lines of the register that a reported total is compared with. */
import type { Reconciliation } from '../../bindings/Reconciliation';
import { latestDay } from '../../data/text/statedDates';
import { register } from '../pledges/register/register.svelte';
import { formatTotal } from '../pledges/total';
import { linesDialog } from '../pledges/lines/showLines.svelte';
import { t } from '../../data/text/text';
import { stages } from '../../data/wording/pledges';

/** Opens the lines of the same day and scope as the reported total, at its stage. */
export function showComputedLines({ reported, stage, computed }: Reconciliation): void {
  const { party, body, channel, statedOn, scope } = reported;
  const on = latestDay(statedOn ?? '');
  linesDialog.request = {
    title: t('reconcile.unfold.title', { scope, stage: t(stages[stage]) }),
    figure: () => formatTotal(computed) || t('reconcile.nothing'),
    asked: {
      wanted: { ...(on && { on }), ...(body && { team: body }), ...(channel && { channel }) },
      ...(party && { group: { kind: 'party', id: party } }),
      stage,
      // Converted only where the total is stated in the currency that the set converts into.
      ...(computed.converted && register.convert && { convert: register.convert }),
    },
  };
}
