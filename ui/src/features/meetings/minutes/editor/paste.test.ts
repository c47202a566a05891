import { expect, test } from 'vitest';
import { parseMinutes, serializeMinutes } from './markup';
import { parseHtml } from './paste';

const pasted = (html: string) => {
  const slice = parseHtml(html);
  return slice === null
    ? null
    : serializeMinutes(parseMinutes('').type.create(null, slice.content));
};

test('a table of a spreadsheet is a line for each row, with its cells apart', () => {
  const html =
    '<table><tr><td>State</td><td>Amount</td></tr><tr><td>State 017</td><td>40 000 000</td></tr><tr><td>State 018</td><td>2 000 000</td></tr></table>';
  expect(pasted(html)).toBe('* State; Amount\n* State 017; 40 000 000\n* State 018; 2 000 000');
});

test('a table with heads, empty cells and paragraphs in its cells', () => {
  const html = `<html><body><!--StartFragment--><p>Before</p><table><thead><tr><th>State</th><th> Given
    </th></tr></thead><tbody><tr><td><p>State 017</p><p>of two</p></td><td></td><td>  </td></tr></tbody></table><p>After</p><!--EndFragment--></body></html>`;
  expect(pasted(html)).toBe('Before\n\n* State; Given\n* State 017 of two\n\nAfter');
});

const bullet = (position: string, words: string, level = 1) =>
  `<p class=MsoListParagraphCxSp${position} style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>${words}</p>`;

test('a list of a word processor is a list', () => {
  const html =
    bullet('First', 'State 017 offered ten vehicles') +
    bullet('Last', 'State 018 offered training');
  expect(pasted(html)).toBe('* State 017 offered ten vehicles\n* State 018 offered training');
});

test('a list in a list of a word processor keeps its levels', () => {
  const html =
    bullet('First', 'a') +
    bullet('Middle', 'b', 2) +
    bullet('Middle', 'c', 2) +
    bullet('Last', 'd');
  expect(pasted(html)).toBe('* a\n  * b\n  * c\n* d');
});

test('a numbered list of a word processor keeps its numbers', () => {
  const item = (mark: string, words: string) =>
    `<p class="MsoListParagraph" style="margin-left:36pt;mso-list:l1 level1 lfo2"><span style="mso-list:Ignore">${mark}<span>&nbsp;&nbsp; </span></span>${words}</p>`;
  expect(pasted(item('1.', 'one') + item('2.', 'two'))).toBe('1. one\n2. two');
  expect(pasted(item('4)', 'four') + item('5)', 'five'))).toBe('4. four\n5. five');
});

test('a mark without a list, as other word processors write it, makes a list too', () => {
  expect(pasted('<p>·&nbsp;&nbsp; one</p><p>•\ttwo</p>')).toBe('* one\n* two');
});

test('what has neither is left to the editor', () => {
  expect(parseHtml('<p>One <b>bold</b> word</p>')).toBeNull();
  expect(parseHtml('<ul><li>one</li></ul>')).toBeNull();
});

test('what is bold or slanted in a pasted list stays so', () => {
  expect(pasted(bullet('First', 'a <b>bold</b> and <i>slanted</i> word'))).toBe(
    '* a **bold** and *slanted* word',
  );
});

test('nothing of a pasted page but its words is taken', () => {
  const html =
    '<table><tr><td onclick="x()">a<script>x()</script></td><td><img src="x" alt="plan">b</td></tr></table>';
  expect(pasted(html)).toBe('* a; b');
});
