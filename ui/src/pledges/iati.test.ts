import { expect, test } from 'vitest';
import { notSaidWords } from './iati';

const nothing = {
  activities: 0,
  withoutAmount: 0,
  withoutDay: 0,
  withdrawn: 0,
  leftOut: 0,
  otherRungs: 0,
  linesWithoutAmount: 0,
  linesWithoutDay: 0,
};

test('a file of activities says of pledges and of lines what is not in it, and of nothing none', () => {
  expect(notSaidWords({ ...nothing, activities: 3 })).toBe('');
  const words = notSaidWords({ ...nothing, activities: 1, withdrawn: 1, linesWithoutDay: 2 });
  expect(words).toBe(
    '1 pledge that was withdrawn is not in the file. ' +
      '2 lines with an amount, but without an exact day, are not in the file, though their pledges are.',
  );
});
