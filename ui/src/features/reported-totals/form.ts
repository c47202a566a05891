import type { ReportedTotalFields } from '../../bindings/ReportedTotalFields';
import type { FormSpec } from '../../data/drafts/form';
import { channels, stages } from '../../data/wording/pledges';

export const form = {
  scope: { kind: 'text', label: 'published.scope', help: 'published.scope.help', required: true },
  statedOn: { kind: 'date', label: 'published.statedOn', half: true },
  stage: {
    kind: 'choice',
    label: 'published.stage',
    half: true,
    words: stages,
    none: 'published.stage.none',
  },
  amount: { kind: 'amount', label: 'published.amount' },
  asStated: { kind: 'text', label: 'pledge.asStated', help: 'published.asStated.help' },
  party: { kind: 'one', noun: 'party', label: 'published.party', half: true },
  body: { kind: 'one', noun: 'body', label: 'published.body', half: true },
  channel: {
    kind: 'choice',
    label: 'published.channel',
    half: true,
    words: channels,
    none: 'published.channel.none',
  },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<ReportedTotalFields>;

/** A published total has a figure, or it is none. */
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
