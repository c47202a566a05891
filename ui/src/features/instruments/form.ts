import type { InstrumentFields } from '../../bindings/InstrumentFields';
import type { InstrumentState } from '../../bindings/InstrumentState';
import type { FormSpec } from '../../data/drafts/form';
import type { Key } from '../../data/text/text';
import { signatureForm as ofParty } from '../parties/form';
import { blank, kinds } from '../../data/wording/instrumentKinds';

export { blank, kinds };

export const states: Record<InstrumentState, Key> = {
  open: 'instrument.state.open',
  inForce: 'instrument.state.inForce',
  expired: 'instrument.state.expired',
};

export const form = {
  title: { kind: 'text', label: 'instrument.title', required: true },
  kind: { kind: 'choice', label: 'instrument.kind', half: true, words: kinds },
  state: { kind: 'choice', label: 'instrument.state', half: true, words: states },
  openedOn: { kind: 'date', label: 'instrument.openedOn', half: true },
  finalisedOn: { kind: 'date', label: 'instrument.finalisedOn', half: true },
  termYears: {
    kind: 'number',
    label: 'instrument.termYears',
    half: true,
    min: 1,
    max: 999,
    unit: 'unit.years',
  },
  signatories: {
    kind: 'number',
    label: 'instrument.signatories',
    help: 'instrument.signatories.help',
    part: 'instrument.part.counted',
    half: true,
    min: 1,
    max: 9999,
  },
  signatoriesMax: {
    kind: 'number',
    label: 'instrument.signatoriesMax',
    help: 'instrument.signatoriesMax.help',
    half: true,
    min: 2,
    max: 9999,
  },
  signatoriesLabel: {
    kind: 'text',
    label: 'instrument.signatoriesLabel',
    help: 'instrument.signatoriesLabel.help',
  },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<InstrumentFields>;

/** The signatures of one instrument: here the party is what is asked for. */
export const signatureForm = {
  ...ofParty,
  instrument: { kind: 'hidden' },
  party: { kind: 'one', noun: 'party', label: 'signature.party', required: true },
} as const;
