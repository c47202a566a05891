/** The document a person has chosen, and its options, as the back end takes them. */
import type { PaperQuery } from '../../../bindings/PaperQuery';
import type { CardSize } from '../../../bindings/CardSize';
import type { DelegationOrder } from '../../../bindings/DelegationOrder';
import type { MeetingState } from '../../../bindings/MeetingState';
import type { PaperKind } from '../../../bindings/PaperKind';
import type { Key } from '../../../data/text/text';

export const kinds: { [K in PaperKind]: Key } = {
  summary: 'papers.kind.summary',
  agenda: 'papers.kind.agenda',
  participants: 'papers.kind.participants',
  attendance: 'papers.kind.attendance',
  decision: 'papers.kind.decision',
  actions: 'papers.kind.actions',
  brief: 'papers.kind.brief',
  plates: 'papers.kind.plates',
  badges: 'papers.kind.badges',
};

export const orders: { [O in DelegationOrder]: Key } = {
  leadsFirst: 'papers.order.leadsFirst',
  alphabetical: 'papers.order.alphabetical',
  protocol: 'papers.order.protocol',
};

/** The sizes of cards, the usual one first. */
export const sizes: Partial<Record<PaperKind, Partial<Record<CardSize, Key>>>> = {
  plates: { '210x148': 'papers.size.210x148', '210x74': 'papers.size.210x74' },
  badges: {
    '90x55': 'papers.size.90x55',
    '86x54': 'papers.size.86x54',
    '105x74': 'papers.size.105x74',
  },
};

/** What is wanted first of a meeting: its summary once it was held, its agenda before. */
const firstKind = (state: MeetingState): PaperKind => (state === 'held' ? 'summary' : 'agenda');

/** The paper that is wanted first, with all that is not internal. */
export const defaultPaper = (meeting: string, state: MeetingState): PaperQuery => ({
  meeting,
  kind: firstKind(state),
  audience: null,
  order: 'leadsFirst',
  size: null,
  decisions: [],
  marking: null,
  symbol: null,
  annotated: false,
});

/** The papers that word processors get too: all but cards, which are cut from a sheet. */
export const isEditable = (kind: PaperKind): boolean => !(kind in sizes);

const kindsWithOrder: PaperKind[] = ['participants', 'attendance', 'plates', 'badges'];

export class PaperOptions {
  kind = $state<PaperKind>('summary');
  audience = $state<string | null>(null);
  order = $state<DelegationOrder>('leadsFirst');
  size = $state<CardSize | null>(null);
  decisions = $state.raw<string[]>([]);
  marking = $state('');
  /** As a person wrote it; none for the usual one. */
  symbol = $state<string | null>(null);
  annotated = $state(false);

  constructor(
    readonly meeting: string,
    state: MeetingState,
  ) {
    this.kind = firstKind(state);
  }

  readonly hasOrder = $derived(kindsWithOrder.includes(this.kind));
  readonly sizes = $derived(sizes[this.kind]);
  /** Cards bear no symbol. */
  readonly hasSymbol = $derived(!this.sizes);
  /** As it is asked of the back end: what does not go with the kind is left out. */
  get asked(): PaperQuery {
    const marking = this.marking.trim();
    return {
      meeting: this.meeting,
      kind: this.kind,
      audience: this.audience,
      order: this.order,
      size: this.sizes && this.size && this.size in this.sizes ? this.size : null,
      decisions: this.kind === 'decision' ? this.decisions : [],
      marking: marking === '' ? null : marking,
      symbol: this.hasSymbol ? this.symbol : null,
      annotated: this.kind === 'agenda' && this.annotated,
    };
  }
}
