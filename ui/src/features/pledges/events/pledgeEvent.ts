/** How a line of the ledger is asked for: a step, a correction of one, a payment. */
import type { Amount } from '../../../bindings/Amount';
import type { PledgeEventFields } from '../../../bindings/PledgeEventFields';
import type { PledgeSheet } from '../../../bindings/PledgeSheet';
import type { Precision } from '../../../bindings/Precision';
import type { Stage } from '../../../bindings/Stage';
import type { TrancheRow } from '../../../bindings/TrancheRow';
import { fieldsOf, type FormSpec } from '../../../data/drafts/form';
import { hasFigure, unstatedAmount } from '../../../data/text/money';
import type { Rec } from '../../../data/records.svelte';
import type { Key } from '../../../data/text/text';
import { stages } from '../../../data/wording/pledges';
import { nextStage, type LedgerEvent } from './ledger';

/** What a dialog begins with. */
export interface PledgeEventDraft {
  title: Key;
  /** The verb on its button. */
  yes: Key;
  fields: PledgeEventFields;
  /** The line that is changed; none for a further one. */
  row: LedgerEvent | null;
}

export const blank: PledgeEventFields = {
  pledge: '',
  stage: 'announced',
  happenedOn: null,
  amount: unstatedAmount,
  party: null,
  tranche: null,
  corrects: null,
  void: false,
  document: null,
  sources: [],
};

// What was announced is the first line; it comes with the pledge.
const { announced: _first, ...further } = stages;

const paying = (line: { stage: Stage; void: boolean }) =>
  !line.void && (line.stage === 'delivered' || line.stage === 'closed');

/** The form of a line of this pledge: whose part it is, is asked of joint pledges only. */
export const pledgeEventForm = (
  pledge: { pledgers: string[] },
  page: PledgeSheet,
  announced: boolean,
) =>
  ({
    pledge: { kind: 'hidden' },
    corrects: { kind: 'hidden' },
    void: {
      kind: 'yesNo',
      label: 'pledgeEvent.void',
      when: (line) => line.corrects !== null,
      fills: (gone) => (gone ? { amount: unstatedAmount, party: null, tranche: null } : {}),
    },
    stage: {
      kind: 'choice',
      label: 'pledge.stage',
      half: true,
      words: announced ? stages : (further as typeof stages),
      when: (line) => !line.void,
      fills: (stage, line) => (paying({ ...line, stage }) ? {} : { tranche: null }),
    },
    happenedOn: { kind: 'date', label: 'pledgeEvent.when', half: true, when: (line) => !line.void },
    amount: { kind: 'amount', label: 'pledgeEvent.amount', when: (line) => !line.void },
    party: {
      kind: 'one',
      noun: 'party',
      label: 'pledgeEvent.party',
      help: 'pledgeEvent.party.help',
      where: (party) => pledge.pledgers.includes(party.id),
      when: (line) => !line.void && (pledge.pledgers.length > 1 || line.party !== null),
    },
    tranche: {
      kind: 'one',
      noun: 'tranche',
      label: 'pledgeEvent.tranche',
      where: (tranche, line) => tranche.pledge === line.pledge,
      // Naming a tranche says that it was paid so.
      when: (line) => line.tranche !== null || (paying(line) && page.tranches.length > 0),
    },
    document: { kind: 'text', label: 'pledgeEvent.document', help: 'pledgeEvent.document.help' },
    sources: { kind: 'many', noun: 'source', label: 'field.sources' },
  }) satisfies FormSpec<PledgeEventFields>;

/** The figure is left open, so that somebody writes it or says that there is none. */
const open = (amount: Amount): Amount => ({
  precision: 'exact',
  minor: null,
  maxMinor: null,
  currency: hasFigure(amount.precision) ? amount.currency : null,
});

export function nextEvent(
  pledge: Rec<'pledge'>,
  page: PledgeSheet,
  now: Stage | null,
): PledgeEventDraft {
  const fields: PledgeEventFields = {
    ...blank,
    pledge: pledge.id,
    stage: nextStage(now),
    happenedOn: page.today,
    amount: open(pledge.amount),
  };
  return { title: 'pledgeEvent.new', yes: 'pledgeEvent.record', fields, row: null };
}

/** A further line in the place of one: as that was, to be put right. */
export function correction(event: LedgerEvent): PledgeEventDraft {
  const fields = { ...fieldsOf<PledgeEventFields>(event, blank), corrects: event.id };
  return { title: 'pledgeEvent.correct', yes: 'pledgeEvent.correct.yes', fields, row: null };
}

export function change(event: LedgerEvent): PledgeEventDraft {
  const fields = fieldsOf<PledgeEventFields>(event, blank);
  return { title: 'pledgeEvent.change', yes: 'pledgeEvent.change.yes', fields, row: event };
}

/** With these a figure is what is to be paid, neither less nor more. */
const sure: Precision[] = ['exact', 'jointWithoutSplit'];

/** What is still to be paid of a tranche, as a line that says it was delivered; open where the plan is not sure. */
export function payment(row: TrancheRow, today: string): PledgeEventDraft {
  const { planned, pledge, id } = row.tranche;
  const whole = sure.includes(planned.precision) ? planned.minor : null;
  const left = whole === null ? 0 : whole - (row.paidMinor ?? 0);
  const fields: PledgeEventFields = {
    ...blank,
    pledge,
    stage: 'delivered',
    happenedOn: today,
    amount: { ...open(planned), minor: left > 0 ? left : null },
    tranche: id,
  };
  return { title: 'pledgeEvent.payment', yes: 'pledgeEvent.payment.yes', fields, row: null };
}
