import { expect, it } from 'vitest';
import { formatPeriod, formatSigned } from './periods';

const plain = (words: string) => words.replaceAll('\u00a0', ' ');

it('a period says only what is known of it', () => {
  expect(formatPeriod({ fromOn: null, toOn: null })).toBe('');
  expect(plain(formatPeriod({ fromOn: '2023-09-19', toOn: null }))).toBe('from 19 September 2023');
  expect(plain(formatPeriod({ fromOn: '2023', toOn: '2024-04' }))).toBe('from 2023, to April 2024');
});

it('what began by a day began then or earlier', () => {
  expect(plain(formatPeriod({ fromOn: '../2024-04-03', toOn: null }))).toBe(
    'from 3 April 2024 or earlier',
  );
});

it('a signature and its announcement are two dates', () => {
  const dates = { signedOn: '2024-02-12', announcedOn: '2024-02-14' };
  expect(plain(formatSigned(dates))).toBe('signed 12 February 2024, announced 14 February 2024');
});
