/** The stages of a document's workflow, and moments with their time zone. */
import type { DocumentFields } from '../../../bindings/DocumentFields';
import type { DocumentState } from '../../../bindings/DocumentState';
import type { DocumentStep } from '../../../bindings/DocumentStep';
import type { NextStep } from '../../../bindings/NextStep';

export interface WorkflowStage {
  state: DocumentState;
  /** The day it was reached, as the file has it. */
  on: string | null;
  /** Until when, for what has an end. */
  until: string | null;
  is: 'passed' | 'current' | 'ahead' | 'skipped';
}

const whole: DocumentState[] = [
  'draft',
  'cleared',
  'circulated',
  'underSilence',
  'approved',
  'issued',
];
const short: DocumentState[] = ['draft', 'cleared', 'approved', 'issued'];

/** Every stage of a document's workflow, in order, each done, current or to come. */
export function workflowStages(paper: DocumentFields): WorkflowStage[] {
  const way = (paper.kind === 'summary' ? whole : short).flatMap((state): DocumentState[] => {
    // What ended a version stands where it happened.
    if (state === 'underSilence' && paper.state === 'broken') return [state, 'broken'];
    if (state === 'circulated' && paper.state === 'revised') {
      return paper.brokenOn ? [state, 'underSilence', 'broken', 'revised'] : [state, 'revised'];
    }
    return paper.state === 'revised' &&
      (state === 'underSilence' || state === 'approved' || state === 'issued')
      ? []
      : [state];
  });
  const currentIndex = way.indexOf(paper.state);
  const on: Partial<Record<DocumentState, string | null>> = {
    cleared: paper.clearedOn,
    circulated: paper.circulatedOn,
    broken: paper.brokenOn,
    approved: paper.approvedOn,
    issued: paper.issuedOn,
  };
  const until: Partial<Record<DocumentState, string | null>> = {
    circulated: paper.commentsBy,
    underSilence: paper.silenceUntil,
  };
  return way.map((state, at): WorkflowStage => {
    const untouched = !on[state] && !until[state] && state !== 'draft' && state !== 'revised';
    const is =
      at === currentIndex
        ? 'current'
        : at > currentIndex
          ? 'ahead'
          : untouched
            ? 'skipped'
            : 'passed';
    return { state, on: on[state] ?? null, until: until[state] ?? null, is };
  });
}

/** The step a secretariat takes as a rule comes first; the others stand beside it. */
const usual: DocumentStep[] = [
  'clear',
  'circulate',
  'beginSilence',
  'approve',
  'seal',
  'revise',
  'breakSilence',
  'backToDraft',
];
/** From under silence, what is waited for is the approval; after comments, the next version. */
export function sortSteps(steps: NextStep[], comments: number): NextStep[] {
  const place = (one: NextStep) =>
    one.step === 'revise' && comments > 0 ? -1 : usual.indexOf(one.step);
  return [...steps].sort((a, b) => place(a) - place(b));
}

export interface Moment {
  day: string;
  time: string;
  zone: string;
}

/** `2024-05-03T17:00[Europe/Tallinn]` in its parts. */
export function parseMoment(text: string | null): Moment | null {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\[(.+)\]$/.exec(text ?? '');
  return found?.[1] && found[2] && found[3]
    ? { day: found[1], time: found[2], zone: found[3] }
    : null;
}

/** The parts as the file has them; null while one is missing. */
export function composeMoment(
  day: string | null,
  time: string | null,
  zone: string | null,
): string | null {
  const exact = day !== null && /^\d{4}-\d\d-\d\d$/.test(day);
  return exact && time && zone ? `${day}T${time.slice(0, 5)}[${zone}]` : null;
}

/** When it is, in UTC milliseconds: the wall clock of its zone, tried twice for the offset there and then. */
export function toInstant(moment: Moment): number {
  const wall = Date.parse(`${moment.day}T${moment.time}:00Z`);
  const offset = (at: number) => {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: moment.zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }).formatToParts(at);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    const shown = Date.parse(
      `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:00Z`,
    );
    return shown - Math.floor(at / 60_000) * 60_000;
  };
  return wall - offset(wall - offset(wall));
}

export type TimeLeft = { unit: 'days' | 'hours' | 'minutes'; n: number } | null;

/** What is left until a moment: whole days, hours or minutes; null once it has passed. */
export function timeLeft(moment: Moment, now: string): TimeLeft {
  const minutes = Math.floor((toInstant(moment) - Date.parse(now)) / 60_000);
  if (minutes < 0) return null;
  if (minutes >= 2 * 24 * 60) return { unit: 'days', n: Math.floor(minutes / (24 * 60)) };
  if (minutes >= 120) return { unit: 'hours', n: Math.floor(minutes / 60) };
  return { unit: 'minutes', n: minutes };
}
