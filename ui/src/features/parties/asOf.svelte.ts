/** The day of which the list of members is shown; it survives moving about. */
import { latestDay } from '../../data/text/statedDates';
import { toIsoDay } from '../../data/text/day';

class AsOf {
  /** As it was typed; null is today. */
  stated = $state<string | null>(null);
  get day(): string {
    return (this.stated === null ? null : latestDay(this.stated)) ?? toIsoDay(new Date());
  }
}
export const asOf = new AsOf();
