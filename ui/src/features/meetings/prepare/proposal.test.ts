import { describe, expect, it } from 'vitest';
import { blank } from '../form';
import { updatedFields, likelyBody, likelyState } from './proposal';

describe('what a new meeting starts with', () => {
  it('is the body that met last, or the only one there is', () => {
    expect(likelyBody([{ body: 'a' }, { body: 'b' }], [{ id: 'c' }])).toBe('a');
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

describe('a new proposal', () => {
  const first = { ...blank, ordinal: 3, city: 'Tallinn', chairParties: ['a'] };
  const second = { ...blank, ordinal: 7, city: 'Riga', chairParties: ['b'], venue: 'Hall 2' };
  it('stands where nobody has changed the one before', () => {
    expect(updatedFields({ ...first }, first, second)).toEqual({
      ordinal: 7,
      city: 'Riga',
      chairParties: ['b'],
      venue: 'Hall 2',
    });
  });
  it('leaves alone what was typed, an emptied box too', () => {
    const typed = { ...first, ordinal: 4, city: null, chairParties: ['a', 'c'] };
    expect(updatedFields(typed, first, second)).toEqual({ venue: 'Hall 2' });
  });
});
