import { expect, it } from 'vitest';
import type { Rung } from '../bindings/Rung';
import { byDay, rungOf } from './rung';

const at = (rung: Rung, happenedOn: string | null = null) => ({ rung, happenedOn });

it('a pledge stands on the highest rung it reached, whatever the order of its lines', () => {
  expect(rungOf([at('delivered', '2025-01'), at('announced', '2024-04-05')])).toBe('delivered');
  expect(rungOf([at('announced', '2024-04-05'), at('committed')])).toBe('committed');
});

it('a pledge on hold stays so until a later step up', () => {
  const held = [at('announced', '2024-01'), at('onHold', '2024-06')];
  expect(rungOf(held)).toBe('onHold');
  expect(rungOf([...held, at('confirmed', '2024-03')])).toBe('onHold');
  expect(rungOf([...held, at('confirmed', '2024-09')])).toBe('confirmed');
});

it('of several stops the last one counts', () => {
  expect(
    rungOf([at('onHold', '2024-06'), at('cancelled', '2024-08'), at('announced', '2024-01')]),
  ).toBe('cancelled');
});

it('without an event there is no rung', () => expect(rungOf([])).toBeNull());

it('events of one day stand in the order of the rungs', () => {
  const day = '2024-04-05';
  const sorted = [at('confirmed', day), at('announced', day)].sort(byDay);
  expect(sorted.map((event) => event.rung)).toEqual(['announced', 'confirmed']);
});
