import en from '@locales/en.json';
import { expect, test } from 'vitest';
import { asFailure, describeProblem, describeFailure } from './failures';

test('a failure of the disk names the place and says that nothing typed is lost', () => {
  const { title, text, where } = describeFailure({
    code: 'disk',
    path: 'it.chancery',
    doing: 'saving',
    detail: 'no space',
  });
  expect(title).toBe('The file could not be written');
  expect(text).toContain('it.chancery');
  expect(text).toContain('still here');
  expect(where).toBe('saved');
});

test('a file that could not be read is not called unwritten', () => {
  const failure = {
    code: 'disk',
    path: 'it.chancery',
    doing: 'reading',
    detail: 'bad sector',
  } as const;
  expect(describeFailure(failure).title).toBe('The file could not be read');
  expect(describeFailure(failure).text).toMatch(/^it\.chancery could not be read\./);
});

test('a failure of the disk without a path names no path', () => {
  const failure = { code: 'disk', path: '', doing: 'record', detail: 'bad sector' } as const;
  expect(describeFailure(failure).text).toContain('the record file can be reached');
});

test('whatever else is thrown becomes an internal failure with its words', () => {
  expect(asFailure(new Error('boom'))).toEqual({ code: 'internal', detail: 'boom' });
  expect(asFailure('text')).toEqual({ code: 'internal', detail: 'text' });
  expect(asFailure({ code: 'madeUp' }).code).toBe('internal');
});

test('a failure of the back end passes as it is', () => {
  const failure = { code: 'conflict', noun: 'pledge' };
  expect(asFailure(failure)).toBe(failure);
});

test('a broken rule is told with its values', () => {
  expect(describeProblem({ field: 'name', rule: 'tooLong', max: 500, length: 612 })).toBe(
    'Too long: 612 characters; the limit is 500.',
  );
});

test('every failure has a title and says more', () => {
  const codes = Object.keys(en).filter((key) => /^failure\.\w+\.title$/.test(key));
  expect(codes.length).toBeGreaterThan(10);
  for (const title of codes) {
    const stem = title.replace(/title$/, '');
    const texts = Object.keys(en).filter((key) => key.startsWith(stem) && key !== title);
    expect(texts, title).not.toEqual([]);
  }
});
