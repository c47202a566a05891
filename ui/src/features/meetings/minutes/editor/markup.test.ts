import { expect, test } from 'vitest';
import { parseMinutes, schema, serializeMinutes } from './markup';

const again = (minutes: string) => serializeMinutes(parseMinutes(minutes));
const kinds = (minutes: string) => {
  const found: string[] = [];
  parseMinutes(minutes).forEach((block) => found.push(block.type.name));
  return found;
};
const paragraph = (text: string) =>
  schema.node('doc', null, [schema.node('paragraph', null, text ? schema.text(text) : [])]);

test('plain minutes read as paragraphs, which an empty line sets apart', () => {
  const doc = parseMinutes('  One line\n goes on.  \n\n\nA second\n\n    stands further in');
  const texts: string[] = [];
  doc.forEach((block) => texts.push(`${block.type.name}: ${block.textContent}`));
  expect(texts).toEqual([
    'paragraph: One line goes on.',
    'paragraph: A second',
    'paragraph: stands further in',
  ]);
});

test('headings, lists and quotes are kept as they were', () => {
  const text =
    '# Timing\n\nAll *agreed* on **two** lots.\n\n* laptops\n* radios\n  * spare\n\n1. order\n2. ship\n\n> We are ready.';
  expect(kinds(text)).toEqual([
    'heading',
    'paragraph',
    'bullet_list',
    'ordered_list',
    'blockquote',
  ]);
  expect(again(text)).toBe(text);
});

test('the numbers that are typed are those that are shown', () => {
  const starts = (minutes: string) => {
    const found: string[] = [];
    parseMinutes(minutes).forEach((block) =>
      found.push(`${String(block.attrs['order'] ?? '-')}:${String(block.childCount)}`),
    );
    return found;
  };
  expect(starts('1. one\n3. three\n4. four')).toEqual(['1:1', '3:2']);
  expect(again('1. one\n3. three\n4. four')).toBe('1. one\n\n3. three\n4. four');
  // An empty line between two of its items makes a list loose, as everywhere.
  expect(again('1. one\n\n3. three\n4. four')).toBe('1. one\n\n3. three\n\n4. four');
  expect(starts('1. a\n   - b\n   - c\n2. d')).toEqual(['1:2']);
  expect(starts('1. a\n1. b\n1. c')).toEqual(['1:3']);
  expect(starts('2. two\n1. one\n2. two')).toEqual(['2:1', '1:2']);
  const within = again('1. a\n   1. b\n   4. c');
  expect(within).toMatch(/^1\. a\n {3}1\. b\n+ {3}4\. c$/);
  expect(again(within)).toBe(within);
});

test('a loose list stays loose and a tight one tight', () => {
  expect(again('* a\n\n* b')).toBe('* a\n\n* b');
  expect(again('* a\n* b')).toBe('* a\n* b');
});

test('links, pictures, code and HTML are words', () => {
  for (const text of [
    'See [the paper](https://example.org/a) now',
    '![plan](x.png)',
    'an <b>HTML</b> tag',
    '<https://example.org>',
    '`code` here',
    '[1]: a source',
    '[10:42] The session resumed',
    '---',
    '~~~ x ~~~',
  ]) {
    const doc = parseMinutes(text);
    expect(doc.textContent).toBe(text);
    expect(parseMinutes(serializeMinutes(doc)).eq(doc)).toBe(true);
  }
  expect(again('[10:42] resumed')).toBe('[10:42] resumed');
});

test('whatever is typed as words is read back as the same words', () => {
  const pieces = [
    '*',
    '**',
    '_',
    '`',
    '~',
    '#',
    '# ',
    '>',
    '> ',
    '-',
    '- ',
    '+ ',
    '1.',
    '1. ',
    '2) ',
    '12',
    '[',
    ']',
    '](',
    '\\',
    '&amp;',
    '&',
    ';',
    '<b>',
    '<',
    '!',
    '=',
    '---',
    'a',
    'Ä',
    ' b',
    '“',
    '.',
    ':',
    '|',
    '\u00a0',
  ];
  let seed = 7;
  const next = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
  for (let round = 0; round < 4000; round++) {
    const text = Array.from({ length: 1 + next(7) }, () => pieces[next(pieces.length)]).join('');
    const typed = paragraph(text.replace(/\s+/g, ' ').trim());
    const read = parseMinutes(serializeMinutes(typed));
    expect(read.textContent, JSON.stringify(text)).toBe(typed.textContent);
    expect(read.childCount === 1 && read.child(0).type.name, JSON.stringify(text)).toBe(
      'paragraph',
    );
  }
});

test('no letter is lost, however deep a text is nested', () => {
  for (const text of [
    `${'> '.repeat(300)}deep`,
    Array.from({ length: 200 }, (_, n) => `${'  '.repeat(n)}- x`).join('\n'),
    `${'*a **b '.repeat(200)}`,
  ]) {
    const letters = (words: string) => words.replace(/\P{L}/gu, '').length;
    expect(letters(parseMinutes(text).textContent)).toBe(letters(text));
  }
});

test('long minutes are written in an instant after the first time', () => {
  const doc = parseMinutes(
    Array.from({ length: 2000 }, (_, n) => `Paragraph **${n}** of many.`).join('\n\n'),
  );
  const whole = serializeMinutes(doc);
  const began = performance.now();
  for (let round = 0; round < 20; round++) expect(serializeMinutes(doc)).toBe(whole);
  expect((performance.now() - began) / 20).toBeLessThan(20);
});
