import { describe, expect, it } from 'vitest';
import { likelyBody, likelyState, nextOrdinal } from './proposed';

const met = (body: string, ordinal: number | null) => ({ body, ordinal, startsOn: '2024-04-03' });

describe('what a new meeting starts with', () => {
  it('is the number after the highest of the same body', () => {
    expect(nextOrdinal([met('a', 2), met('a', null), met('b', 9), met('a', 1)], 'a')).toBe(3);
  });
  it('is the first when the body has not met, and unknown when its meetings have no numbers', () => {
    expect(nextOrdinal([met('b', 9)], 'a')).toBe(1);
    expect(nextOrdinal([met('a', null)], 'a')).toBeNull();
  });
  it('is the body that met last, or the only one there is', () => {
    expect(likelyBody([met('a', 1), met('b', 1)], [{ id: 'c' }])).toBe('a');
    expect(likelyBody([], [{ id: 'c' }])).toBe('c');
    expect(likelyBody([], [{ id: 'c' }, { id: 'd' }])).toBe('');
  });
  it('was held when its day is surely over', () => {
    expect(likelyState('2024-04-03', '2024-04-04')).toBe('held');
    expect(likelyState('2024-04-03', '2024-04-03')).toBe('planned');
    expect(likelyState('2024-04', '2024-04-20')).toBe('planned');
    expect(likelyState(null, '2024-04-20')).toBe('planned');
  });
});
