/** The kinds of instruments, and the fields of a new one: for the form, and for pickers, which create instruments too. */
import type { InstrumentFields } from '../../bindings/InstrumentFields';
import type { InstrumentKind } from '../../bindings/InstrumentKind';
import type { Key } from '../text/text';

export const kinds: Record<InstrumentKind, Key> = {
  declarationOfIntent: 'instrument.kind.declarationOfIntent',
  letterOfIntent: 'instrument.kind.letterOfIntent',
  memorandum: 'instrument.kind.memorandum',
  agreement: 'instrument.kind.agreement',
  termsOfReference: 'instrument.kind.termsOfReference',
  protocol: 'instrument.kind.protocol',
  jointStatement: 'instrument.kind.jointStatement',
  other: 'instrument.kind.other',
};

export const blank: InstrumentFields = {
  kind: 'agreement',
  title: '',
  openedOn: null,
  finalisedOn: null,
  termYears: null,
  signatories: null,
  signatoriesMax: null,
  signatoriesLabel: null,
  state: 'open',
  sources: [],
};
