import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Questions as Asked } from '../bindings/Questions';
import { answering } from '../testing/desk';
import Questions from './Questions.svelte';

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
  answering({ pledge_findings: () => asked(3, 1_997) });
  render(Questions);
  (await screen.findByRole('button', { name: '2\u00a0000 questions' })).click();
  expect(await screen.findByText(/^And 1.997 more questions/)).toBeVisible();
  expect(screen.getAllByRole('listitem')).toHaveLength(3);
});

test('where all questions are given, no more are spoken of', async () => {
  answering({ pledge_findings: () => asked(1, 0) });
  render(Questions);
  (await screen.findByRole('button', { name: '1 question' })).click();
  expect(await screen.findByRole('listitem')).toBeVisible();
  expect(screen.queryByText(/more question/)).not.toBeInTheDocument();
});
