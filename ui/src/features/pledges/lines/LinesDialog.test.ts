import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { SourcedLine } from '../../../bindings/SourcedLine';
import { answerCommands } from '../../../testing/backend';
import LinesDialog from './LinesDialog.svelte';
import { linesDialog } from './showLines.svelte';

const line = (n: number): SourcedLine => ({
  pledge: `p${n}`,
  title: `Pledge ${n}`,
  pledgers: [],
  pledgersUnnamed: 'State 017',
  event: `e${n}`,
  stage: 'announced',
  happenedOn: null,
  amount: { precision: 'notDisclosed', minor: null, maxMinor: null, currency: null },
  part: null,
  converted: null,
  why: { kind: 'counts' },
  document: null,
  sources: [],
});

test('how many lines count is said of all of them, not of those that are shown', async () => {
  answerCommands({
    ledger_lines: () => ({ count: 250, counting: 240, lines: [line(1), line(2)], rates: null }),
  });
  render(LinesDialog);
  linesDialog.request = { title: 'Announced', figure: () => '', asked: { wanted: {} } };
  expect(await screen.findByText('240 entries counted')).toBeVisible();
  expect(screen.getByText('10 entries not counted')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Show more (2 of 250)' })).toBeVisible();
});
