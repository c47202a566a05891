/** Documents before a meeting: what delegations were given to read for it. */
import type { MeetingDocumentFields } from '../../../bindings/MeetingDocumentFields';
import type { FormSpec } from '../../../data/drafts/form';

export const form = {
  meeting: { kind: 'hidden' },
  title: { kind: 'text', label: 'meetingDocument.title', required: true },
  symbol: { kind: 'text', label: 'meetingDocument.symbol', half: true },
  agendaItem: {
    kind: 'one',
    noun: 'agenda_item',
    label: 'meetingDocument.agendaItem',
    half: true,
    where: (item, { meeting }) => item.meeting === meeting,
  },
  party: { kind: 'one', noun: 'party', label: 'meetingDocument.party', half: true },
  body: { kind: 'one', noun: 'body', label: 'meetingDocument.body', half: true },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<MeetingDocumentFields>;

export const blank = (meeting: string): MeetingDocumentFields => ({
  meeting,
  title: '',
  symbol: null,
  agendaItem: null,
  party: null,
  body: null,
  sources: [],
});
