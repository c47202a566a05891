/** The words for what a pledge's closed lists hold. */
import type { PledgeChannel } from '../bindings/PledgeChannel';
import type { Rung } from '../bindings/Rung';
import type { Tone } from '../failures';
import { list, t, type Key } from '../text';

export const channels: Record<PledgeChannel, Key> = {
  national: 'pledge.channel.national',
  commonFund: 'pledge.channel.commonFund',
  procurementAgency: 'pledge.channel.procurementAgency',
  inKind: 'pledge.channel.inKind',
};

/** Channels in words: `national and in kind`. */
export function channelNames(all: (PledgeChannel | null)[]): string {
  return list(all.map((one) => t(one ? channels[one] : 'group.noChannel')));
}

/** The ladder from its foot, then what stands aside from it. */
export const rungs: Record<Rung, Key> = {
  announced: 'rung.announced',
  confirmed: 'rung.confirmed',
  committed: 'rung.committed',
  allocated: 'rung.allocated',
  ordered: 'rung.ordered',
  inDelivery: 'rung.inDelivery',
  delivered: 'rung.delivered',
  closed: 'rung.closed',
  onHold: 'rung.onHold',
  reduced: 'rung.reduced',
  cancelled: 'rung.cancelled',
  superseded: 'rung.superseded',
};

export const rungTones: Partial<Record<Rung, Tone>> = {
  delivered: 'good',
  closed: 'good',
  onHold: 'warn',
  reduced: 'warn',
  cancelled: 'bad',
  superseded: 'warn',
};
