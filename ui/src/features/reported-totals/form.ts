import type { ReportedTotalFields } from '../../bindings/ReportedTotalFields';
import type { FormSpec } from '../../data/drafts/form';
import { channels, stages } from '../../data/wording/pledges';

export const form = {
  scope: {
    kind: 'text',
    label: 'reportedTotal.scope',
    help: 'reportedTotal.scope.help',
    required: true,
  },
  statedOn: { kind: 'date', label: 'reportedTotal.statedOn', half: true },
  stage: {
    kind: 'choice',
    label: 'reportedTotal.stage',
    half: true,
    words: stages,
    none: 'reportedTotal.stage.none',
  },
  amount: { kind: 'amount', label: 'reportedTotal.amount' },
  asStated: { kind: 'text', label: 'pledge.asStated', help: 'reportedTotal.asStated.help' },
  party: { kind: 'one', noun: 'party', label: 'reportedTotal.party', half: true },
  body: { kind: 'one', noun: 'body', label: 'reportedTotal.body', half: true },
  channel: {
    kind: 'choice',
    label: 'reportedTotal.channel',
    half: true,
    words: channels,
    none: 'reportedTotal.channel.none',
  },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<ReportedTotalFields>;

/** A reported total has a figure, or it is none. */
export const blank: ReportedTotalFields = {
  statedOn: null,
  scope: '',
  party: null,
  body: null,
  channel: null,
  stage: null,
  amount: { precision: 'exact', minor: null, maxMinor: null, currency: null },
  asStated: null,
  sources: [],
};
