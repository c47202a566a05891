import { expect, it } from 'vitest';
import type { Amount } from '../../bindings/Amount';
import { notSplit } from './shares';

const joint: Amount = {
  precision: 'jointWithoutSplit',
  minor: 2_200_000_000,
  maxMinor: null,
  currency: 'EUR',
};

it('what nobody’s share covers is left jointly', () => {
  expect(notSplit(joint, [{ minor: 200_000_000 }])).toEqual({
    ...joint,
    precision: 'exact',
    minor: 2_000_000_000,
  });
});

it('without a share all of it is left, and with all of them nothing', () => {
  expect(notSplit(joint, [])?.minor).toBe(2_200_000_000);
  expect(notSplit(joint, [{ minor: 2_200_000_000 }])?.minor).toBe(0);
});

it('how exact the whole is holds for what is left', () => {
  expect(notSplit({ ...joint, precision: 'about' }, [{ minor: 1 }])?.precision).toBe('about');
});

it('of a range, both figures shrink; below zero only the upper one is left', () => {
  const range: Amount = { precision: 'range', minor: 100, maxMinor: 300, currency: 'EUR' };
  expect(notSplit(range, [{ minor: 50 }])).toEqual({ ...range, minor: 50, maxMinor: 250 });
  expect(notSplit(range, [{ minor: 200 }])).toEqual({
    precision: 'upTo',
    minor: 100,
    maxMinor: null,
    currency: 'EUR',
  });
});

it('what has no figure is never split, and its rest is no zero', () => {
  const undisclosed: Amount = {
    precision: 'notDisclosed',
    minor: null,
    maxMinor: null,
    currency: null,
  };
  expect(notSplit(undisclosed, [{ minor: 5 }])).toBeNull();
});
