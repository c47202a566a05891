import type { AttendeeFields } from '../../../bindings/AttendeeFields';
import type { DelegationFields } from '../../../bindings/DelegationFields';
import type { StatedCountFields } from '../../../bindings/StatedCountFields';
import type { UnnamedGroupFields } from '../../../bindings/UnnamedGroupFields';
import type { FormSpec } from '../../../data/drafts/form';
import { bases, capacities } from '../../../data/wording/meetings';

export const blankDelegation = (meeting: string): DelegationFields => ({
  meeting,
  party: '',
  capacity: 'member',
  presence: 'attended',
  headcount: null,
  unnamedGroup: null,
  sources: [],
});

export const blankAttendee = (delegation: string): AttendeeFields => ({
  delegation,
  person: null,
  freeName: null,
  titleThen: null,
  function: 'member',
  remote: false,
});

export const unnamedForm = {
  meeting: { kind: 'hidden' },
  count: {
    kind: 'number',
    label: 'unnamedGroup.count',
    required: true,
    half: true,
    min: 1,
    max: 999,
  },
  capacity: { kind: 'choice', label: 'unnamedGroup.capacity', half: true, words: capacities },
  label: {
    kind: 'text',
    label: 'unnamedGroup.label',
    required: true,
    help: 'unnamedGroup.label.help',
  },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<UnnamedGroupFields>;

/** No count yet: the record refuses 0, so that none is ever taken for a number of delegations. */
export const blankUnnamed = (meeting: string): UnnamedGroupFields => ({
  meeting,
  capacity: 'observer',
  count: 0,
  label: '',
  sources: [],
});

export const statedForm = {
  meeting: { kind: 'hidden' },
  count: {
    kind: 'number',
    label: 'statedCount.count',
    required: true,
    half: true,
    min: 1,
    max: 9999,
  },
  basis: { kind: 'choice', label: 'statedCount.basis', half: true, words: bases },
  label: {
    kind: 'text',
    label: 'statedCount.label',
    required: true,
    help: 'statedCount.label.help',
  },
  instrument: {
    kind: 'one',
    noun: 'instrument',
    label: 'statedCount.instrument',
    when: ({ basis }) => basis === 'signature',
  },
  sources: { kind: 'many', noun: 'source', label: 'field.sources' },
} satisfies FormSpec<StatedCountFields>;

export const blankStated = (meeting: string): StatedCountFields => ({
  meeting,
  count: 0,
  label: '',
  basis: 'role',
  instrument: null,
  sources: [],
});
