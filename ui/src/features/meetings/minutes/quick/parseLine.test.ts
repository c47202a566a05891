import { beforeAll, describe, expect, test } from 'vitest';
import { registerCurrencies } from '../../../../data/text/money';
import type { Mentionable } from './mentions';
import type { NameSource } from '../../outcomes/kinds';
import { toOutcomeFields } from './fields';
import { parseLine, type Reading } from './parseLine';

const who = (
  noun: Mentionable['noun'],
  id: string,
  name: string,
  ...also: string[]
): Mentionable => ({
  noun,
  id,
  name,
  also,
});
const known = [
  who('party', 'ee', 'Estonia'),
  who('party', 'lv', 'Latvia'),
  who('party', 'uk', 'United Kingdom', 'UK', 'GB'),
  who('person', 'td', 'Tuuli Duneton'),
  who('person', 'jn1', 'Jan Novák'),
  who('person', 'jn2', 'Jan Novák'),
  who('body', 'cy', 'Cyber team'),
];
const reading = (line: string, day: string | null = '2024-04-03', chosen = new Map()): Reading =>
  parseLine(line, { who: known, chosen, day });
const ids = (found: Reading) => found.who.map((one) => one.id);
const keys = (found: Reading) => found.unclear.map((one) => one.key);
/** The pieces of the line, as `what: words`. */
const pieces = (line: string) =>
  reading(line).pieces.map(({ what, from, to }) => `${what}: ${line.slice(from, to)}`);

beforeAll(() => {
  registerCurrencies([
    { code: 'EUR', digits: 2 },
    { code: 'USD', digits: 2 },
    { code: 'GBP', digits: 2 },
    { code: 'ALL', digits: 2 },
  ]);
});

describe('the kind', () => {
  test('is the letter at the start, in either case', () => {
    expect(reading('d Teams are set up').kind).toBe('decision');
    expect(reading('A Send the list').kind).toBe('action');
    expect(reading('  p @Estonia laptops').kind).toBe('pledge');
    expect(reading('q @Estonia We agree').kind).toBe('statement');
  });
  test('is not known without a letter, and then nothing can be recorded', () => {
    const found = reading('do the list');
    expect(found.kind).toBeNull();
    expect(found.missing?.key).toBe('quick.missing.kind');
    expect(reading('').missing).toBeNull();
  });
  test('leaves the lines of an outcome that had several', () => {
    expect(reading('d First line.\nSecond   line.').text).toBe('First line.\nSecond line.');
  });
  test('needs no words beside who pledges and a sum', () => {
    const found = reading('p @Estonia EUR 1 m');
    expect(found).toMatchObject({ text: '', missing: null });
    const page = { id: 'm', record: { meeting: { startsOn: null } } } as unknown as NameSource;
    expect(toOutcomeFields('pledge', found, page, 'item').title).toBe('Financial contribution');
  });
  test('needs words', () => {
    expect(reading('d ').missing?.key).toBe('quick.missing.words');
    expect(reading('a @Estonia by 3 May').missing?.key).toBe('quick.missing.words');
    expect(reading('p @Estonia').missing?.key).toBe('quick.missing.words');
  });
});

describe('an action', () => {
  test('has its owner and its date from the ends of the line', () => {
    const found = reading('a Send the list @Estonia by 3 May');
    expect(found.text).toBe('Send the list');
    expect(ids(found)).toEqual(['ee']);
    expect(found.due).toBe('2024-05-03');
    expect(pieces('a Send the list @Estonia by 3 May')).toEqual([
      'kind: a',
      'name: @Estonia',
      'date: by 3 May',
    ]);
  });
  test('keeps a name and a date that stand among its words as words', () => {
    const found = reading('a ask @Estonia by 3 May to send the list.');
    expect(found.text).toBe('ask Estonia by 3 May to send the list.');
    expect(ids(found)).toEqual(['ee']);
    expect(found.due).toBe('2024-05-03');
  });
  test('can be without an owner and without a date', () => {
    const found = reading('a Send the list.');
    expect(found).toMatchObject({ text: 'Send the list.', who: [], due: null, missing: null });
  });
  test('has one owner; two are named in its words and neither is taken', () => {
    const found = reading('a Send the list @Estonia @Latvia');
    expect(found.who).toEqual([]);
    expect(keys(found)).toEqual(['quick.unclear.owners']);
    expect(found.text).toBe('Send the list Estonia Latvia');
  });
  test('can be owed by a team or a person', () => {
    expect(ids(reading('a #Cyber team: draft the plan'))).toEqual(['cy']);
    expect(reading('a #Cyber team: draft the plan').text).toBe('draft the plan');
    expect(ids(reading('a draft the plan @tuuli duneton'))).toEqual(['td']);
  });
  test('leaves a name that nobody bears in the words, and says so', () => {
    const found = reading('a Send the list @Atlantis');
    expect(found.text).toBe('Send the list @Atlantis');
    expect(keys(found)).toEqual(['quick.unclear.nobody']);
    expect(found.missing).toBeNull();
  });
  test('leaves a name that two bear, unless one of them was chosen', () => {
    const found = reading('a call back @Jan Novak');
    expect(found.who).toEqual([]);
    expect(keys(found)).toEqual(['quick.unclear.several']);
    const second = known[5] as Mentionable;
    const chosen = new Map([['jan novak', second]]);
    expect(ids(reading('a call back @Jan Novák', null, chosen))).toEqual(['jn2']);
  });
  test('takes the longest name, and no part of a longer word', () => {
    expect(ids(reading('a x @United Kingdom'))).toEqual(['uk']);
    expect(ids(reading('a x @UK'))).toEqual(['uk']);
    expect(reading('a x @Estonian list').who).toEqual([]);
    expect(reading('a write to a@Estonia now').who).toEqual([]);
  });
});

describe('a date', () => {
  test.each([
    ['by 3 May 2024', '2024-05-03'],
    ['due 3 May 2025', '2025-05-03'],
    ['due by 3 May', '2024-05-03'],
    ['no later than 3rd May', '2024-05-03'],
    ['3 May', '2024-05-03'],
    ['by May 3, 2024', '2024-05-03'],
    ['by 2024-05-03', '2024-05-03'],
    ['by 3.5.2024', '2024-05-03'],
    ['in May', '2024-05'],
    ['in May 2025', '2025-05'],
    ['by end of May', '2024-05'],
    ['by 2025', '2025'],
    ['by 3 Sept', '2024-09-03'],
    // Before the meeting means next year; the day of the meeting does not.
    ['by 2 April', '2025-04-02'],
    ['by 3 April', '2024-04-03'],
    ['in March', '2025-03'],
    ['in April', '2024-04'],
  ])('%s is %s', (typed, date) => {
    const found = reading(`a Send the list ${typed}`);
    expect(found.due).toBe(date);
    expect(found.text).toBe('Send the list');
    expect(found.unclear).toEqual([]);
  });
  test.each([
    'States may join',
    'Send the report of 3 May',
    'Send what came after 3 May',
    'Wait in May and June for news',
    'Send 2000 lists',
    'Act by state law',
  ])('%s has none, and nothing is said of one', (typed) => {
    const found = reading(`a ${typed}`);
    expect(found.due).toBeNull();
    expect(found.unclear).toEqual([]);
    expect(found.text).toBe(typed);
  });
  test.each([
    ['Meet on 3 May', 'quick.unclear.day'],
    ['Send by 3 May or by 4 June', 'quick.unclear.dates'],
    ['Send by 31 February 2024', 'quick.unclear.date'],
  ])('%s stays in the words and is named', (typed, key) => {
    const found = reading(`a ${typed}`);
    expect(found.due).toBeNull();
    expect(keys(found)).toContain(key);
    expect(found.text).toBe(typed);
  });
  test('without its year is not known when the day of the meeting is not', () => {
    const found = reading('a Send it by 3 May', null);
    expect(found.due).toBeNull();
    expect(keys(found)).toEqual(['quick.unclear.year']);
    expect(reading('a Send it by 3 May', '../2024-01').due).toBe('2024-05-03');
    expect(reading('a Send it by 3 May 2024', null).due).toBe('2024-05-03');
    expect(reading('a Send it by 3 May', '2024').due).toBe('2024-05-03');
  });
});

describe('a pledge', () => {
  const amount = (line: string) => {
    const { precision, minor, maxMinor, currency } = reading(line).amount;
    return [precision, minor, maxMinor, currency];
  };
  test.each([
    ['EUR 1 000 000', 'exact', 100_000_000],
    ['EUR 1,000,000', 'exact', 100_000_000],
    ['1.5m EUR', 'exact', 150_000_000],
    ['1.5m eur', 'exact', 150_000_000],
    ['€2 million', 'exact', 200_000_000],
    ['2 million euros', 'exact', 200_000_000],
    ['EUR 87 000.50', 'exact', 8_700_050],
    ['about EUR 10 million', 'about', 1_000_000_000],
    ['at least EUR 5m', 'atLeast', 500_000_000],
    ['up to EUR 300k', 'upTo', 30_000_000],
    ['about 2,5 Mio €', 'about', 250_000_000],
    ['EUR 1.2 Mrd', 'exact', 120_000_000_000],
  ])('of %s is %s', (typed, precision, minor) => {
    const found = reading(`p @Estonia ${typed} for laptops`);
    expect(found.amount).toEqual({ precision, minor, maxMinor: null, currency: 'EUR' });
    expect(found.text).toBe('laptops');
    expect(found.unclear).toEqual([]);
    expect(ids(found)).toEqual(['ee']);
  });
  test('without an amount states none, never zero', () => {
    expect(amount('p @Estonia a further contribution')).toEqual(['notStated', null, null, null]);
    expect(amount('p @Estonia laptops, not yet quantified')[0]).toBe('notYetQuantified');
    expect(reading('p @Estonia laptops, not yet quantified').text).toBe('laptops');
    expect(amount('p @Estonia laptops, not disclosed')[0]).toBe('notDisclosed');
    expect(amount('p @Estonia laptops, no amount stated')[0]).toBe('notStated');
    expect(amount('p @Estonia EUR 0 for laptops')[0]).toBe('notStated');
    expect(keys(reading('p @Estonia EUR 0 for laptops'))).toEqual(['quick.unclear.amount']);
  });
  test('of a range has both ends', () => {
    expect(amount('p @Estonia laptops EUR 1 to 2 million')).toEqual([
      'range',
      100_000_000,
      200_000_000,
      'EUR',
    ]);
    expect(amount('p @Estonia laptops 1–2m EUR')).toEqual([
      'range',
      100_000_000,
      200_000_000,
      'EUR',
    ]);
    expect(keys(reading('p @Estonia laptops EUR 500 000 to 1 million'))).toEqual([
      'quick.unclear.amount',
    ]);
  });
  test('of several states with one sum has no split', () => {
    const found = reading('p @Estonia @Latvia laptops EUR 3m');
    expect(ids(found)).toEqual(['ee', 'lv']);
    expect(found.amount.precision).toBe('jointWithoutSplit');
    expect(found.text).toBe('laptops');
  });
  test('keeps “over” in its own words', () => {
    const found = reading('p @Estonia laptops over EUR 12 million');
    expect(found.amount.precision).toBe('atLeast');
    expect(found.asStated).toBe('over EUR 12 million');
  });
  test.each([
    ['p @Estonia laptops 1.5m', 'quick.unclear.currency'],
    ['p @Estonia laptops 1 000 000', 'quick.unclear.currency'],
    ['p @Estonia laptops $500', 'quick.unclear.currency'],
    ['p @Estonia laptops EUR 1m and EUR 2m', 'quick.unclear.amounts'],
    ['p @Estonia laptops EUR 1.500', 'quick.unclear.amount'],
  ])('never guesses: %s', (line, key) => {
    const found = reading(line);
    expect(found.amount.precision).toBe('notStated');
    expect(keys(found)).toContain(key);
    expect(found.text).toBe(line.slice('p @Estonia '.length));
  });
  test.each([
    ['EUR 1 million a year until 2027', 'EUR 1 million a year until 2027'],
    ['EUR 1m per year', 'EUR 1m per year'],
    ['EUR 200 000 annually', 'EUR 200 000 annually'],
    ['about EUR 2m each year from 2025', 'about EUR 2m each year from 2025'],
    ['EUR 3 000 per vehicle', 'EUR 3 000 per vehicle'],
    ['EUR 40 000 monthly', 'EUR 40 000 monthly'],
    ['EUR 5m until 2027', 'EUR 5m until 2027'],
    ['EUR 5m/year', 'EUR 5m/year'],
  ])('“%s” is not one amount', (words, stated) => {
    const found = reading(`p @Estonia ${words} for repairs`);
    expect(found.amount.minor).toBeNull();
    expect(keys(found)).toEqual(['quick.unclear.recurring']);
    expect(found.unclear[0]?.values['text']).toBe(stated);
    expect(found.text).toBe(`${words} for repairs`);
  });

  test('of things has no amount of money', () => {
    const found = reading('p @Estonia 200 laptops, all 300 of SAP 100');
    expect(found.amount.precision).toBe('notStated');
    expect(found.text).toBe('200 laptops, all 300 of SAP 100');
    expect(found.unclear).toEqual([]);
  });
  test('can be of states without names, and for a team', () => {
    const found = reading('p @“several countries” further contributions #Cyber team');
    expect(found).toMatchObject({ unnamed: 'several countries', text: 'further contributions' });
    expect(ids(found)).toEqual(['cy']);
    expect(found.missing).toBeNull();
  });
  test('needs somebody who pledges; a person does not', () => {
    expect(reading('p further contributions').missing?.key).toBe('quick.missing.pledger');
    const found = reading('p @Tuuli Duneton laptops');
    expect(found.missing?.key).toBe('quick.missing.pledger');
    expect(found.who).toEqual([]);
  });
});

describe('a statement', () => {
  test('in quotation marks is verbatim, without them summarised', () => {
    const found = reading('q @Tuuli Duneton: “We can expect more.”');
    expect(found).toMatchObject({ text: 'We can expect more.', verbatim: true, missing: null });
    expect(ids(found)).toEqual(['td']);
    expect(reading('q @Estonia more is to be expected')).toMatchObject({
      text: 'more is to be expected',
      verbatim: false,
    });
  });
  test('can be of a person who speaks for a party', () => {
    expect(ids(reading('q @Tuuli Duneton @Estonia We agree'))).toEqual(['td', 'ee']);
  });
  test('needs one speaker', () => {
    expect(reading('q We agree').missing?.key).toBe('quick.missing.speaker');
    const found = reading('q @Estonia @Latvia We agree');
    expect(keys(found)).toEqual(['quick.unclear.speakers']);
    expect(found.missing?.key).toBe('quick.missing.speaker');
  });
});

test('a decision has names as its words', () => {
  const found = reading('d @Estonia leads the #Cyber team');
  expect(found).toMatchObject({ text: 'Estonia leads the Cyber team', who: [], missing: null });
});

test('a long line is read in an instant', () => {
  const line = `p @Estonia ${'EUR 1 000 by 3 May @Latvia 1.5m '.repeat(300)}`;
  const began = performance.now();
  reading(line);
  expect(performance.now() - began).toBeLessThan(500);
});
