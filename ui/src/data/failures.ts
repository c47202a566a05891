/** Failures in words that say what to do next. Every code of the back end has an entry here. */
import type { Failure } from '../bindings/Failure';
import type { Problem } from '../bindings/Problem';
import { formatDate } from './text/dates';
import { formatMoment, t, tn, type Key, type Values } from './text/text';

export type Tone = 'bad' | 'warn' | 'good' | 'plain';

/** Where a failure is shown: beside the field, in the save status, or as a message over the page. */
export type FailurePlacement = 'field' | 'saved' | 'page';

export interface FailureMessage {
  title: string;
  text: string;
  tone: Tone;
  where: FailurePlacement;
}

type FailureOf<C extends Failure['code']> = Extract<Failure, { code: C }>;
type FailureTraits = { values?: Values; tone: Tone; where: FailurePlacement };

const failureTraits: { [C in Failure['code']]: (failure: FailureOf<C>) => FailureTraits } = {
  notFound: () => ({ tone: 'warn', where: 'page' }),
  invalid: () => ({ tone: 'bad', where: 'field' }),
  conflict: () => ({ tone: 'warn', where: 'saved' }),
  noFile: () => ({ tone: 'warn', where: 'page' }),
  locked: (f) => ({
    tone: 'warn',
    where: 'page',
    values: { by: f.by, since: formatMoment(f.since) },
  }),
  readOnly: () => ({ tone: 'warn', where: 'saved' }),
  fileTooNew: (f) => ({
    tone: 'warn',
    where: 'page',
    values: { version: f.version, known: f.known },
  }),
  notARecordFile: (f) => ({ tone: 'warn', where: 'page', values: { path: f.path } }),
  passphraseNeeded: () => ({ tone: 'plain', where: 'page' }),
  wrongPassphrase: () => ({ tone: 'bad', where: 'field' }),
  damaged: (f) => ({ tone: 'bad', where: 'page', values: { detail: f.detail } }),
  exists: (f) => ({ tone: 'warn', where: 'page', values: { path: f.path } }),
  diskFull: (f) => ({ tone: 'bad', where: 'saved', values: { path: f.path } }),
  disk: ({ path, detail }) => ({ tone: 'bad', where: 'saved', values: { path, detail } }),
  sealed: (f) => ({ tone: 'warn', where: 'saved', values: { by: f.by } }),
  nothingToUndo: () => ({ tone: 'plain', where: 'page' }),
  cannotPrint: ({ character, codepoint, context }) => ({
    tone: 'warn',
    where: 'page',
    values: { character, codepoint, context },
  }),
  usage: ({ code: _code, misuse: _misuse, ...values }) => ({ tone: 'warn', where: 'page', values }),
  internal: (f) => ({ tone: 'bad', where: 'saved', values: { detail: f.detail } }),
};

/** The words, tone and place of a failure. */
export function describeFailure(failure: Failure): FailureMessage {
  const describe = failureTraits[failure.code] as (failure: Failure) => FailureTraits;
  const { values = {}, tone, where } = describe(failure);
  return {
    title: t(titleKey(failure), values),
    text: t(failureKey(failure), values),
    tone,
    where,
  };
}

/** The key of a failure’s title: a file that could not be read is not called unwritten. */
function titleKey(failure: Failure): Key {
  const unread = failure.code === 'disk' && ['opening', 'reading'].includes(failure.doing);
  return unread ? 'failure.disk.notRead' : `failure.${failure.code}.title`;
}

/** The key of a failure’s text: of some there are several, by what was being done or asked for. */
function failureKey(failure: Failure): Key {
  if (failure.code === 'disk') return `failure.disk.${failure.doing}`;
  if (failure.code === 'usage') return `failure.usage.${failure.misuse}`;
  if (failure.code === 'sealed' && failure.by === '') return 'failure.sealed.unnamed';
  return `failure.${failure.code}.text`;
}

/** Anything thrown as a `Failure`; what is none becomes `internal`. */
export function asFailure(thrown: unknown): Failure {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown) {
    const { code } = thrown;
    if (typeof code === 'string' && Object.hasOwn(failureTraits, code)) return thrown as Failure;
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'internal', detail };
}

/** The words for one broken rule, to stand beside its field. */
export function describeProblem(problem: Problem): string {
  if (problem.rule === 'duplicate' && problem.what === '') return t('rule.duplicate.unnamed');
  if (problem.rule === 'noStep') {
    const { from, to } = problem;
    return t('rule.noStep', { from: t(`meeting.state.${from}`), to: t(`meeting.state.${to}`) });
  }
  if (problem.rule === 'beforeRecord') {
    return t('rule.beforeRecord', { beginsOn: formatDate(problem.beginsOn) });
  }
  if (problem.rule === 'clocksSkip') {
    return t('rule.clocksSkip', { ...problem, day: formatDate(problem.day) });
  }
  if (problem.rule === 'inUse') {
    const names = problem.by.map((one) => one.title).filter((title) => title !== '');
    if (names.length === 0) return tn('rule.inUse', problem.count);
    const more = problem.count - names.length;
    return more > 0
      ? tn('rule.inUse.more', more, { names: names.join('; ') })
      : t('rule.inUse.named', { names: names.join('; ') });
  }
  if (problem.rule === 'dayUnclear') {
    const [first, second] = [formatDate(problem.first), formatDate(problem.second)];
    return t('rule.dayUnclear', { ...problem, first, second });
  }
  const { field: _field, rule, ...values } = problem;
  return t(`rule.${rule}`, values);
}

/** A failure as one text, for where there are no fields: of an invalid record, every broken rule. */
export function failureText(failure: Failure): string {
  if (failure.code !== 'invalid') return describeFailure(failure).text;
  return failure.problems.map(describeProblem).join(' ');
}
