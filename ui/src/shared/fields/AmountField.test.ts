import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { Amount } from '../../bindings/Amount';
import { registerCurrencies, unstatedAmount } from '../../data/text/money';
import AmountField from './AmountField.svelte';

let value: Amount;
let readable: boolean;

beforeEach(() => {
  readable = true;
  registerCurrencies([
    { code: 'EUR', digits: 2 },
    { code: 'DKK', digits: 2 },
  ]);
});

function show(start: Partial<Amount>) {
  value = { precision: 'exact', minor: null, maxMinor: null, currency: null, ...start };
  const { rerender } = render(AmountField, {
    id: 'a',
    label: 'Amount',
    currency: 'EUR',
    value,
    set: (next: Amount) => {
      value = next;
      void rerender({ value });
    },
    readable: (ok: boolean) => (readable = ok),
  });
}
const box = () => screen.getByLabelText<HTMLInputElement>('Amount');
const precision = () => screen.getByLabelText('Precision');
const type = (text: string) => userEvent.type(box(), text);
const below = (text: string | RegExp) =>
  expect(
    screen.getByText(text, { normalizer: (found) => found.replaceAll('\u00a0', ' ').trim() }),
  ).toBeInTheDocument();

test('an amount of which nothing is recorded says so, beside an empty box', () => {
  show(unstatedAmount);
  expect(box()).toHaveValue('');
  expect(screen.getByText('no amount stated', { selector: 'p' })).toBeInTheDocument();
});

test('a figure in words is taken in minor units, and shown in the record’s own way when left', async () => {
  show(unstatedAmount);
  await type('1.5 million');
  expect(value).toEqual({
    precision: 'exact',
    minor: 150_000_000,
    maxMinor: null,
    currency: 'EUR',
  });
  below('EUR 1 500 000, exact');
  await userEvent.tab();
  expect(box()).toHaveValue('EUR\u00a01\u00a0500\u00a0000');
});

test('how exact it is, is typed with it, with a decimal comma and a sign as well', async () => {
  show(unstatedAmount);
  await type('about 2,5 Mio €');
  expect(value).toMatchObject({ precision: 'about', minor: 250_000_000, currency: 'EUR' });
  below('about EUR 2 500 000');
  await userEvent.clear(box());
  await type('DKK 1 to 2 million');
  expect(value).toEqual({
    precision: 'range',
    minor: 100_000_000,
    maxMinor: 200_000_000,
    currency: 'DKK',
  });
});

test('that the giver withholds it is typed too, or chosen', async () => {
  show(unstatedAmount);
  await type('not disclosed');
  expect(value.precision).toBe('notDisclosed');
  await userEvent.clear(box());
  expect(value).toEqual(unstatedAmount);
  await userEvent.click(screen.getByText('Details'));
  await userEvent.selectOptions(precision(), 'notDisclosed');
  expect(value.precision).toBe('notDisclosed');
  expect(box()).toHaveValue('not disclosed');
});

test('a text in place of a figure stays, and says what to do', async () => {
  show({});
  await type('a lot');
  await userEvent.tab();
  expect(readable).toBe(false);
  expect(box()).toHaveValue('a lot');
  below(/Write the amount in digits/);
  expect(value.minor).toBeNull();
});

test('words behind a figure are named, and the figure is not taken without them', async () => {
  show({ minor: 100_000, currency: 'EUR' });
  await userEvent.clear(box());
  await type('1 million a year until 2027');
  await userEvent.tab();
  expect(readable).toBe(false);
  below(/“a year until 2027”/);
  expect(box()).toHaveValue('1 million a year until 2027');
  expect(value).toMatchObject({ minor: 100_000, currency: 'EUR' });
});

test('a code that is no currency says so', async () => {
  show(unstatedAmount);
  await type('zzz 5');
  below(/“ZZZ” is not a currency code/);
  expect(readable).toBe(false);
});

test('a figure without a code has the currency that the amount had', async () => {
  show({ minor: 100_000, currency: 'DKK' });
  await userEvent.clear(box());
  await type('5');
  expect(value).toMatchObject({ minor: 500, currency: 'DKK' });
});

test('what is chosen behind “Details” goes with the figure that is typed then', async () => {
  show(unstatedAmount);
  await userEvent.click(screen.getByText('Details'));
  await userEvent.selectOptions(precision(), 'atLeast');
  below('figure not entered yet');
  await type('5 m');
  expect(value).toMatchObject({ precision: 'atLeast', minor: 500_000_000 });
  await userEvent.tab();
  await userEvent.selectOptions(precision(), 'range');
  await userEvent.type(screen.getByLabelText('Upper end'), '6 million');
  expect(value).toMatchObject({ precision: 'range', minor: 500_000_000, maxMinor: 600_000_000 });
  await userEvent.selectOptions(precision(), 'notStated');
  expect(value).toEqual(unstatedAmount);
});
