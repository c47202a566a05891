import type { SourceFields } from '../../bindings/SourceFields';
import type { FormSpec } from '../../data/drafts/form';

export const form = {
  publisher: { kind: 'text', label: 'source.publisher', required: true },
  title: { kind: 'text', label: 'source.title', help: 'source.title.help', required: true },
  publishedOn: { kind: 'date', label: 'source.publishedOn', half: true },
  certainty: {
    kind: 'choice',
    label: 'source.certainty',
    half: true,
    words: { stated: 'certainty.stated', inferred: 'certainty.inferred' },
  },
  address: { kind: 'text', label: 'source.address', help: 'source.address.help' },
  relaying: { kind: 'text', label: 'source.relaying', help: 'source.relaying.help' },
  quote: { kind: 'longText', label: 'source.quote' },
} satisfies FormSpec<SourceFields>;
