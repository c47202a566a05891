import { render, screen, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import type { AcceptedComment } from '../../../bindings/AcceptedComment';
import type { DocumentFields } from '../../../bindings/DocumentFields';
import type { DocumentRow } from '../../../bindings/DocumentRow';
import { answerCommands, storedRecord } from '../../../testing/backend';
import type { OpenMeeting } from '../openMeeting.svelte';
import BeforeIssue from './BeforeIssue.svelte';
import { blank } from './form';

const comment = (
  id: string,
  paragraph: string | null,
  changed: boolean | null,
): AcceptedComment => ({
  comment: storedRecord(id, {
    document: 'd',
    party: 'p',
    paragraph,
    text: `Text ${id}`,
    receivedOn: null,
    state: 'accepted' as const,
    answer: null,
  }),
  changed,
});

function show(paper: Partial<DocumentFields>, accepted: AcceptedComment[] = [], findings = 0) {
  answerCommands({ checks: () => Array.from({ length: findings }, (_, n) => ({ rule: 'x', n })) });
  const page = {
    id: 'm',
    title: 'Second meeting',
    party: (id: string | null) => (id === 'p' ? 'State 001' : ''),
    record: {
      meeting: { startsOn: '2024-04-03', marking: 'TLP:GREEN' },
      audiences: [{ id: 'a', name: 'Partners' }],
    },
  } as unknown as OpenMeeting;
  const row = {
    document: storedRecord('d', { ...blank, meeting: 'm', ...paper }),
    accepted,
    comments: [],
    corrections: [],
    steps: [],
    changedSince: false,
  } as DocumentRow;
  render(BeforeIssue, { page, row, name: 'Summary', now: '2024-05-01T12:00:00Z' });
}
const fact = (label: string) => {
  const term = screen.getByText(label, { selector: 'dt' });
  return (term.nextElementSibling?.textContent ?? '').replace(/\s+/g, ' ').trim();
};

test('document, symbol, audience and marking are repeated', () => {
  show({ symbol: 'TC/SG/2', audience: 'a' });
  expect(fact('Document')).toBe('Summary, Second meeting, 3 April 2024');
  expect(fact('Symbol')).toBe('TC/SG/2');
  expect(fact('Audience')).toBe('Partners');
  expect(fact('Marking')).toBe('TLP:GREEN');
  expect(fact('Silence')).toBe('none is running');
  expect(fact('Accepted comments')).toBe('none');
});

test('a silence that still runs is said, also of a paper that all approved before its end', () => {
  const silenceUntil = '2024-05-05T12:00[UTC]';
  show({ state: 'underSilence', silenceUntil });
  expect(fact('Silence')).toBe('4 days left');
  document.body.replaceChildren();
  show({ state: 'approved', silenceUntil });
  expect(fact('Silence')).toBe('4 days left; it was approved because all had agreed');
  document.body.replaceChildren();
  show({ state: 'approved', silenceUntil: '2024-04-30T12:00[UTC]' });
  expect(fact('Silence')).toBe('none is running');
});

test('findings that are left are counted, with the way to them', async () => {
  show({}, [], 3);
  await vi.waitFor(() => expect(fact('Open findings')).toMatch(/^3/));
  expect(screen.getByRole('link')).toHaveAttribute('href', '#/meetings/m/checks');
});

test('accepted comments are named whose paragraph never changed, and those of which nobody knows', () => {
  show({}, [comment('1', '3', false), comment('2', '4', true), comment('3', null, null)]);
  expect(fact('Accepted comments')).toMatch(
    /^3 1 was accepted, but the text it refers to is unchanged/,
  );
  const [unchanged, unknown] = screen.getAllByRole('list');
  expect(
    within(unchanged!)
      .getAllByRole('listitem')
      .map((one) => one.textContent),
  ).toEqual(['Paragraph 3, State 001: “Text 1”']);
  expect(within(unknown!).getByRole('listitem')).toHaveTextContent('State 001: “Text 3”');
});
