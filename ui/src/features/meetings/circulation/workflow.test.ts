import { describe, expect, it } from 'vitest';
import type { DocumentFields } from '../../../bindings/DocumentFields';
import {
  sortSteps,
  toInstant,
  timeLeft,
  parseMoment,
  workflowStages,
  composeMoment,
} from './workflow';

const paper = {
  kind: 'summary',
  state: 'draft',
  clearedOn: null,
  circulatedOn: null,
  commentsBy: null,
  silenceUntil: null,
  brokenOn: null,
  approvedOn: null,
  issuedOn: null,
} as unknown as DocumentFields;

const line = (changed: Partial<DocumentFields>) =>
  workflowStages({ ...paper, ...changed }).map((one) => `${one.state} ${one.is}`);

describe('the line of the life', () => {
  it('runs from draft to issued', () => {
    expect(line({})).toEqual([
      'draft current',
      'cleared ahead',
      'circulated ahead',
      'underSilence ahead',
      'approved ahead',
      'issued ahead',
    ]);
  });
  it('says which stations were left out', () => {
    const approved = {
      state: 'approved',
      clearedOn: '2024-05-01',
      approvedOn: '2024-05-02',
    } as const;
    expect(line(approved)).toContain('circulated skipped');
    expect(line(approved)).toContain('cleared passed');
  });
  it('ends where a version was broken or revised', () => {
    const out = { clearedOn: '2024-05-01', circulatedOn: '2024-05-02' };
    expect(line({ ...out, state: 'revised' }).at(-1)).toBe('revised current');
    const silence = { silenceUntil: '2024-05-03T17:00[UTC]', brokenOn: '2024-05-03' };
    expect(line({ ...out, ...silence, state: 'broken' })).toContain('broken current');
    expect(line({ ...out, ...silence, state: 'revised' })).toContain('broken passed');
  });
  it('is short for a corrigendum', () => {
    expect(line({ kind: 'corrigendum' })).toHaveLength(4);
  });
});

describe('moments', () => {
  it('are read and written as the file has them', () => {
    const text = '2024-05-03T17:00[Europe/Tallinn]';
    const moment = parseMoment(text);
    expect(moment).toEqual({ day: '2024-05-03', time: '17:00', zone: 'Europe/Tallinn' });
    expect(composeMoment('2024-05-03', '17:00', 'Europe/Tallinn')).toBe(text);
    expect(composeMoment('2024-05', '17:00', 'Europe/Tallinn')).toBeNull();
    expect(parseMoment(null)).toBeNull();
  });
  it('are the same instant wherever they are read', () => {
    const at = (text: string) => new Date(toInstant(parseMoment(text)!)).toISOString();
    expect(at('2024-05-03T17:00[Europe/Tallinn]')).toBe('2024-05-03T14:00:00.000Z');
    expect(at('2024-01-03T17:00[America/New_York]')).toBe('2024-01-03T22:00:00.000Z');
  });
  it('say what is left, and when it has passed', () => {
    const until = parseMoment('2024-05-03T17:00[Europe/Tallinn]')!;
    expect(timeLeft(until, '2024-05-01T14:00:00Z')).toEqual({ unit: 'days', n: 2 });
    expect(timeLeft(until, '2024-05-03T09:30:00Z')).toEqual({ unit: 'hours', n: 4 });
    expect(timeLeft(until, '2024-05-03T13:59:30Z')).toEqual({ unit: 'minutes', n: 0 });
    expect(timeLeft(until, '2024-05-03T14:01:00Z')).toBeNull();
  });
});

it('the usual step comes first, and a new version when there are comments', () => {
  const next = ['approve', 'revise', 'beginSilence'].map((step) => ({ step, why: null }) as never);
  expect(sortSteps(next, 0).map((one) => one.step)).toEqual(['beginSilence', 'approve', 'revise']);
  expect(sortSteps(next, 2)[0]?.step).toBe('revise');
});
