import type { CorrectionFields } from '../../../bindings/CorrectionFields';
import type { DocumentFields } from '../../../bindings/DocumentFields';
import type { FormSpec } from '../../../data/drafts/form';

const given = { kind: 'hidden' } as const;

/** What people fill in of a draft; all else comes with its steps. */
export const form = {
  symbol: { kind: 'text', label: 'document.symbol', help: 'document.symbol.help' },
  datedOn: {
    kind: 'date',
    label: 'document.datedOn',
    help: 'document.datedOn.help',
    half: true,
  },
  language: {
    kind: 'language',
    label: 'document.language',
    help: 'document.language.help',
    half: true,
  },
  commentsTo: { kind: 'text', label: 'document.commentsTo', help: 'document.commentsTo.help' },
  signOff: { kind: 'yesNo', label: 'document.signOff', help: 'document.signOff.help' },
  text: {
    kind: 'longText',
    label: 'document.text',
    help: 'document.text.help',
    when: (paper) => paper.kind !== 'summary',
  },
  meeting: given,
  kind: given,
  version: given,
  changes: given,
  audience: given,
  state: given,
  clearedOn: given,
  circulatedOn: given,
  commentsBy: given,
  silenceUntil: given,
  brokenOn: given,
  brokenBy: given,
  approvedOn: given,
  issuedOn: given,
  sha256: given,
  recordSha256: given,
  paragraphsSha256: given,
  chainHead: given,
} satisfies FormSpec<DocumentFields>;

export const blank: DocumentFields = {
  symbol: null,
  language: null,
  datedOn: null,
  commentsTo: null,
  signOff: false,
  text: null,
  meeting: '',
  kind: 'summary',
  version: 0,
  changes: null,
  audience: null,
  state: 'draft',
  clearedOn: null,
  circulatedOn: null,
  commentsBy: null,
  silenceUntil: null,
  brokenOn: null,
  brokenBy: null,
  approvedOn: null,
  issuedOn: null,
  sha256: null,
  recordSha256: null,
  paragraphsSha256: null,
  chainHead: null,
};

export const correctionForm = {
  document: given,
  place: {
    kind: 'text',
    label: 'correction.place',
    required: true,
    placeholder: 'correction.place.example',
  },
  reads: { kind: 'longText', label: 'correction.reads', required: true },
  shouldRead: { kind: 'longText', label: 'correction.shouldRead', required: true },
} satisfies FormSpec<CorrectionFields>;

export const blankCorrection = (document: string): CorrectionFields => ({
  document,
  place: '',
  reads: '',
  shouldRead: '',
});
