import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { Questions as Asked } from '../../bindings/Questions';
import { changes } from '../../data/records.svelte';
import { answerCommands } from '../../testing/backend';
import Questions from './Questions.svelte';

afterEach(() => void vi.useRealTimers());

const asked = (n: number, more: number): Asked => ({
  first: Array.from({ length: n }, (_, at) => ({
    grade: 'note',
    rule: 'pledgeCumulative',
    noun: 'pledge',
    record: `p${at}`,
    values: { title: `Pledge ${at}` },
  })),
  more,
});

test('all questions are counted, and below the last that is given stands how many more there are', async () => {
  answerCommands({ pledge_findings: () => asked(3, 1_997) });
  render(Questions);
  (await screen.findByRole('button', { name: '2\u00a0000 questions' })).click();
  expect(await screen.findByText(/^And 1.997 more questions/)).toBeVisible();
  expect(screen.getAllByRole('listitem')).toHaveLength(3);
});

test('where all questions are given, no more are spoken of', async () => {
  answerCommands({ pledge_findings: () => asked(1, 0) });
  render(Questions);
  (await screen.findByRole('button', { name: '1 question' })).click();
  expect(await screen.findByRole('listitem')).toBeVisible();
  expect(screen.queryByText(/more question/)).not.toBeInTheDocument();
});

test('of one rule and one pledge, two questions stand one below the other', async () => {
  const one = asked(1, 0).first;
  answerCommands({ pledge_findings: () => ({ first: [...one, ...one], more: 0 }) });
  render(Questions);
  (await screen.findByRole('button', { name: '2 questions' })).click();
  expect(await screen.findAllByRole('listitem')).toHaveLength(2);
});

test('while a pledge is written on, its questions are asked for once it is quiet', async () => {
  vi.useFakeTimers();
  const calls = answerCommands({ pledge_findings: () => asked(1, 0) });
  render(Questions);
  await vi.advanceTimersByTimeAsync(10);
  expect(calls).toHaveLength(1);
  for (let writes = 0; writes < 5; writes++) {
    changes.count++;
    await tick();
    await vi.advanceTimersByTimeAsync(700);
  }
  expect(calls).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(calls).toHaveLength(2);
});
