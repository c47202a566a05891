import { expect, test } from 'vitest';
import { countryNames } from './countryNames';

test('a country is known in the languages of those who look for it', () => {
  const names = countryNames('LU');
  for (const name of ['Luxembourg', 'Luxemburg', 'Люксембург', 'Luksemburg'])
    expect(names).toContain(name);
});

test('no country, and a code that is none, have no names', () => {
  expect(countryNames(null)).toEqual([]);
  expect(countryNames('no code')).toEqual([]);
});
