import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { RateImportResult } from '../../bindings/RateImportResult';
import { answerCommands, storedRecord } from '../../testing/backend';
import ImportRates from './ImportRates.svelte';

const nothing: RateImportResult = {
  rateSet: null,
  name: 'European Central Bank',
  base: 'EUR',
  days: 0,
  first: null,
  last: null,
  currencies: [],
  notInUse: [],
  new: 0,
  there: 0,
  differing: 0,
  differences: [],
  unknown: 0,
  findings: [],
  more: 0,
  written: false,
};

test('a set of another provider is refused beside the choice of the set, and another choice is free', async () => {
  answerCommands({
    import_rates: ({ rateSet }) => {
      if (rateSet === null) return nothing;
      const rule = { rule: 'otherProvider', here: 'Test Bank', file: 'European Central Bank' };
      throw { code: 'invalid', problems: [{ field: 'rateSet', ...rule }] };
    },
  });
  render(ImportRates, {
    file: { place: 'p', name: 'rates.csv', folder: '' },
    sets: [storedRecord('s1', { name: 'Own rates', provider: 'Test Bank' })],
    into: 's1',
    onclose: () => {},
    onwritten: () => {},
  });
  const words = /rates of “Test Bank”, but the file has rates of “European Central Bank”/;
  expect(await screen.findByText(words)).toBeVisible();
  const set = screen.getByLabelText('Into the set');
  expect(set).toHaveAccessibleDescription(words);
  await userEvent.selectOptions(set, 'a new set');
  await screen.findByText('No rates to import.');
  expect(screen.queryByText(words)).not.toBeInTheDocument();
});
