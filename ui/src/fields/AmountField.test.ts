import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { Amount } from '../bindings/Amount';
import { learnCurrencies } from '../money';
import AmountField from './AmountField.svelte';

let value: Amount;
let readable: boolean;

beforeEach(() => {
  readable = true;
  learnCurrencies([
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
const precision = () => screen.getByRole('combobox');
const figure = () => screen.getByLabelText('Amount');

test('an amount that is not known shows no box for a figure', () => {
  show({ precision: 'notDisclosed' });
  expect(precision()).toHaveValue('notDisclosed');
  expect(screen.queryByLabelText('Amount')).not.toBeInTheDocument();
});

test('a figure in words is taken in minor units, and shown in the record’s own way when left', async () => {
  show({});
  await userEvent.type(figure(), '1.5 million');
  expect(value).toEqual({
    precision: 'exact',
    minor: 150_000_000,
    maxMinor: null,
    currency: 'EUR',
  });
  await userEvent.tab();
  expect(figure()).toHaveValue('1\u00a0500\u00a0000');
});

test('a code typed with the figure is taken as its currency', async () => {
  show({});
  await userEvent.type(figure(), 'DKK 91 million');
  await userEvent.tab();
  expect(value).toMatchObject({ minor: 9_100_000_000, currency: 'DKK' });
  expect(screen.getByLabelText('Currency code')).toHaveValue('DKK');
});

test('a text in place of a figure stays, and says what to do', async () => {
  show({});
  await userEvent.type(figure(), 'a lot');
  await userEvent.tab();
  expect(readable).toBe(false);
  expect(figure()).toHaveValue('a lot');
  expect(screen.getByText(/Write the figure in digits/)).toBeInTheDocument();
  expect(value.minor).toBeNull();
});

test('words behind a figure are named, and the figure is not taken without them', async () => {
  show({});
  await userEvent.type(figure(), '1 million a year until 2027');
  await userEvent.tab();
  expect(readable).toBe(false);
  expect(screen.getByText(/“a year until 2027”/)).toBeInTheDocument();
  expect(figure()).toHaveValue('1 million a year until 2027');
  expect(value.minor).toBeNull();
});

test('a code that is no currency says so, and the figure stays', async () => {
  show({ minor: 100_000, currency: 'EUR' });
  const code = screen.getByLabelText('Currency code');
  await userEvent.clear(code);
  await userEvent.type(code, 'zzz');
  await userEvent.tab();
  await userEvent.tab();
  expect(screen.getByText(/“ZZZ” is not a currency code/)).toBeInTheDocument();
  expect(value).toMatchObject({ minor: 100_000, currency: 'EUR' });
});

test('choosing “no amount stated” takes the figure away, and choosing “exactly” asks for it again', async () => {
  show({ minor: 100_000, currency: 'EUR' });
  await userEvent.selectOptions(precision(), 'notDisclosed');
  expect(value).toEqual({ precision: 'notDisclosed', minor: null, maxMinor: null, currency: null });
  await userEvent.selectOptions(precision(), 'exact');
  expect(value.precision).toBe('exact');
  expect(figure()).toBeInTheDocument();
});

test('a range has two figures in one currency', async () => {
  show({});
  await userEvent.selectOptions(precision(), 'range');
  await userEvent.type(screen.getByLabelText('From'), '1 million');
  await userEvent.type(screen.getByLabelText('To'), '2 million');
  expect(value).toEqual({
    precision: 'range',
    minor: 100_000_000,
    maxMinor: 200_000_000,
    currency: 'EUR',
  });
});

test('an emptied figure is unknown, not zero', async () => {
  show({ minor: 100_000, currency: 'EUR' });
  await userEvent.clear(figure());
  expect(value.minor).toBeNull();
});
