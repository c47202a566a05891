import { expect, test } from 'vitest';
import { describeNotSaid, describeUnmet } from './iati';

const nothing = {
  activities: 0,
  withoutAmount: 0,
  withoutDay: 0,
  withdrawn: 0,
  leftOut: 0,
  otherStages: 0,
  linesWithoutAmount: 0,
  linesWithoutDay: 0,
};

test('a file of activities says of pledges and of lines what is not in it, and of nothing none', () => {
  expect(describeNotSaid({ ...nothing, activities: 3 })).toBe('');
  const words = describeNotSaid({ ...nothing, activities: 1, withdrawn: 1, linesWithoutDay: 2 });
  expect(words).toBe(
    '1 pledge that was withdrawn is not in the file. ' +
      '2 entries with an amount, but without an exact day, are not in the file, though their pledges are.',
  );
});

test('says each rule once, with all the pledges that do not keep it', () => {
  const one = (title: string, rule: 'noSector' | 'noReceiver') => ({ pledge: title, title, rule });
  const words = describeUnmet([
    one('Boats', 'noReceiver'),
    one('Boats', 'noSector'),
    one('Servers', 'noSector'),
  ]);
  expect(words).toEqual([
    'No sector (rule 6.2.2), since the pledge is for no team: “Boats” and “Servers”',
    'No receiver, since no beneficiary is recorded: “Boats”',
  ]);
  expect(describeUnmet([])).toEqual([]);
});
