import { expect, test } from 'vitest';
import type { Nouns } from '../../../bindings/Nouns';
import { registerCurrencies } from '../../../data/text/money';
import { kinds, type NameSource } from './kinds';

registerCurrencies([{ code: 'EUR', digits: 2 }]);
const page = {
  party: (id: string | null) => ({ ee: 'Estonia', lu: 'Luxembourg' })[id ?? ''] ?? '',
  person: (id: string | null) => ({ td: 'Tuuli Duneton' })[id ?? ''] ?? '',
  body: () => '',
  record: {
    meeting: { id: 'm', startsOn: '2024-04-03' },
    decisions: [{ id: 'd', number: '2.1' }],
  },
} as unknown as NameSource;

const pledge = (part: Partial<Nouns['pledge']>) =>
  kinds.pledge.mark({ ...kinds.pledge.blank, title: 'Further contribution', ...part }, page);
const exactly = (minor: number) =>
  ({ precision: 'exact', minor, maxMinor: null, currency: 'EUR' }) as const;

test('a pledge without an amount says so in words and never shows a zero', () => {
  const { text, rest } = pledge({ pledgers: ['ee', 'lu'] });
  expect(text).toBe('Estonia and Luxembourg: Further contribution');
  expect(rest).toContain('no amount stated');
  const unknown = { precision: 'notYetQuantified', minor: null, maxMinor: null, currency: null };
  expect(pledge({ amount: unknown as never }).rest).toContain('amount not yet quantified');
  expect(JSON.stringify([rest, pledge({ amount: unknown as never }).rest])).not.toMatch(/\b0\b/);
});

test('a pledge with an amount shows it, and pledgers without names as they were stated', () => {
  const { text, rest } = pledge({
    pledgersUnnamed: 'several countries',
    amount: exactly(50_000_000),
  });
  expect(text).toBe('Several countries: Further contribution');
  expect(rest).toContain('EUR\u00a0500\u00a0000');
});

test('a day of announcement is named only when it is not the day of the meeting', () => {
  expect(pledge({ announcedOn: '2024-04-03' }).rest.join()).not.toMatch(/announced/);
  expect(pledge({ announcedOn: '2024-04-08' }).rest).toContain('announced on 8\u00a0April 2024');
});

test('words are quoted only when they are the speaker’s own', () => {
  const said = (form: 'verbatim' | 'summarised') =>
    kinds.statement.mark(
      {
        ...kinds.statement.blank,
        text: 'More will come',
        form,
        speakerPerson: 'td',
        speakerParty: 'ee',
      },
      page,
    );
  expect(said('verbatim').text).toBe('“More will come”');
  expect(said('summarised').text).toBe('More will come');
  expect(said('verbatim').rest).toEqual(['Tuuli Duneton, Estonia']);
});

test('teams whose names are not known say how many they are', () => {
  const { rest } = kinds.body.mark(
    { ...kinds.body.blank, name: 'Thematic expert teams', unnamedCount: 4, establishedBy: 'd' },
    page,
  );
  expect(rest).toContain('represents 4 teams, names not known');
  expect(rest).toContain('by decision 2.1');
});

test('a new outcome begins with its meeting, its item and what can be known of it', () => {
  expect(kinds.decision.begin(page, 'i')).toEqual({ meeting: 'm', agendaItem: 'i' });
  expect(kinds.pledge.begin(page, null)).toEqual({
    meeting: 'm',
    agendaItem: null,
    announcedOn: '2024-04-03',
  });
  expect(kinds.body.begin(page, 'i')).toEqual({ establishedAt: 'm', establishedBy: 'd' });
});
