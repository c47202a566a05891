import { describe, expect, it } from 'vitest';
import { isHeldOn, latestDay, isReached } from './statedDates';

describe('a day asked of stated dates', () => {
  it('takes the last day that a stated date can mean', () => {
    expect(latestDay('2024-04-03')).toBe('2024-04-03');
    expect(latestDay('2024-02')).toBe('2024-02-29');
    expect(latestDay('2023')).toBe('2023-12-31');
    expect(latestDay('../2024-01')).toBe('2024-01-31');
    expect(latestDay('2024-05-31~')).toBe('2024-05-31');
    expect(latestDay('[2024-02-01,2024-02-02]')).toBe('2024-02-02');
    expect(latestDay('soon')).toBeNull();
  });

  it('reaches a month only at its end', () => {
    expect(isReached('2024-04', '2024-04-29')).toBe(false);
    expect(isReached('2024-04', '2024-04-30')).toBe(true);
  });

  it('counts a role of unknown beginning as held, and one that surely ended as not', () => {
    expect(isHeldOn({ fromOn: null, toOn: null }, '2024-04-03')).toBe(true);
    expect(isHeldOn({ fromOn: '2024-04-04', toOn: null }, '2024-04-03')).toBe(false);
    expect(isHeldOn({ fromOn: '2023', toOn: '2024-04-03' }, '2024-04-03')).toBe(true);
    expect(isHeldOn({ fromOn: '2023', toOn: '2024-04-02' }, '2024-04-03')).toBe(false);
    expect(isHeldOn({ fromOn: '2023', toOn: '2024-04' }, '2024-04-03')).toBe(true);
  });
});
