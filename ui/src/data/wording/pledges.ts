/** The words for what a pledge's closed lists hold. */
import type { PledgeChannel } from '../../bindings/PledgeChannel';
import type { Stage } from '../../bindings/Stage';
import type { Tone } from '../failures';
import { formatList, t, type Key } from '../text/text';

export const channels: Record<PledgeChannel, Key> = {
  national: 'pledge.channel.national',
  commonFund: 'pledge.channel.commonFund',
  procurementAgency: 'pledge.channel.procurementAgency',
  inKind: 'pledge.channel.inKind',
};

/** Channels in words: `national and in kind`. */
export function formatChannels(all: (PledgeChannel | null)[]): string {
  return formatList(all.map((one) => t(one ? channels[one] : 'group.noChannel')));
}

/** The ladder from its foot, then what stands aside from it. */
export const stages: Record<Stage, Key> = {
  announced: 'stage.announced',
  confirmed: 'stage.confirmed',
  committed: 'stage.committed',
  allocated: 'stage.allocated',
  ordered: 'stage.ordered',
  inDelivery: 'stage.inDelivery',
  delivered: 'stage.delivered',
  closed: 'stage.closed',
  onHold: 'stage.onHold',
  reduced: 'stage.reduced',
  cancelled: 'stage.cancelled',
  superseded: 'stage.superseded',
};

export const stageTones: Partial<Record<Stage, Tone>> = {
  delivered: 'good',
  closed: 'good',
  onHold: 'warn',
  reduced: 'warn',
  cancelled: 'bad',
  superseded: 'warn',
};
