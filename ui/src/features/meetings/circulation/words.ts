/** The words for where a paper stands, and for what may be done next with it. */
import type { CommentState } from '../../../bindings/CommentState';
import type { DocumentKind } from '../../../bindings/DocumentKind';
import type { DocumentState } from '../../../bindings/DocumentState';
import type { DocumentStep } from '../../../bindings/DocumentStep';
import type { SymbolPart } from '../../../bindings/SymbolPart';
import type { Tone } from '../../../data/failures';
import type { Key } from '../../../data/text/text';

export const states: Record<DocumentState, Key> = {
  draft: 'document.state.draft',
  cleared: 'document.state.cleared',
  circulated: 'document.state.circulated',
  underSilence: 'document.state.underSilence',
  broken: 'document.state.broken',
  revised: 'document.state.revised',
  approved: 'document.state.approved',
  issued: 'document.state.issued',
};
export const stateTones: Record<DocumentState, Tone> = {
  draft: 'warn',
  cleared: 'plain',
  circulated: 'plain',
  underSilence: 'plain',
  broken: 'bad',
  revised: 'plain',
  approved: 'good',
  issued: 'good',
};
export const kinds: Record<DocumentKind, Key> = {
  summary: 'document.kind.summary',
  corrigendum: 'document.kind.corrigendum',
  addendum: 'document.kind.addendum',
};
/** On the button. */
export const steps: Record<DocumentStep, Key> = {
  clear: 'document.step.clear',
  backToDraft: 'document.step.backToDraft',
  circulate: 'document.step.circulate',
  revise: 'document.step.revise',
  beginSilence: 'document.step.beginSilence',
  breakSilence: 'document.step.breakSilence',
  approve: 'document.step.approve',
  seal: 'document.step.seal',
};
/** The steps that need something, or that can't be taken back: a dialog asks. */
export type AskedStep = Exclude<DocumentStep, 'clear' | 'backToDraft' | 'revise'>;

/** What the step does, in the dialog that asks for it. */
export const meanings: Record<AskedStep, Key> = {
  circulate: 'document.step.circulate.text',
  beginSilence: 'document.step.beginSilence.text',
  breakSilence: 'document.step.breakSilence.text',
  approve: 'document.step.approve.text',
  seal: 'document.step.seal.text',
};
export const comments: Record<CommentState, Key> = {
  open: 'comment.state.open',
  accepted: 'comment.state.accepted',
  rejected: 'comment.state.rejected',
};
export const commentTones: Record<CommentState, Tone> = {
  open: 'warn',
  accepted: 'good',
  rejected: 'plain',
};
export const missing: Record<SymbolPart, Key> = {
  coalition: 'document.missing.coalition',
  body: 'document.missing.body',
  year: 'document.missing.year',
  ordinal: 'document.missing.ordinal',
  kind: 'document.missing.kind',
};
