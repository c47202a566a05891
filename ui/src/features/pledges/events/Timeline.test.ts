import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { expect, test, vi } from 'vitest';
import type { Stage } from '../../../bindings/Stage';
import { answerCommands, storedRecord } from '../../../testing/backend';
import { orderLines } from './ledger';
import { blank } from './pledgeEvent';
import Timeline from './Timeline.svelte';

const lines = (...stages: Stage[]) =>
  orderLines(
    stages.map((stage) => ({ event: storedRecord(stage, { ...blank, stage }), sealed: null })),
  );
const props = (...stages: Stage[]) => ({
  lines: lines(...stages),
  readOnly: false,
  begin: () => undefined,
});

test('once a removed line is gone, the keyboard is on the line that took its place', async () => {
  const asked = answerCommands({ list: () => [], remove: () => null });
  const { rerender } = render(Timeline, props('announced', 'committed', 'delivered'));
  await userEvent.click(screen.getByRole('button', { name: /committed/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
  await vi.waitFor(() => expect(asked.some(({ command }) => command === 'remove')).toBe(true));
  await tick();
  // The lines come from a question that is answered later.
  await rerender(props('announced', 'delivered'));
  expect(screen.getByRole('button', { name: /delivered/ })).toHaveFocus();
});
