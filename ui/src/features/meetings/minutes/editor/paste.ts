/**
 * Tables and lists as spreadsheets and word processors put them on the clipboard. Minutes have no tables: each row
 * becomes an item of a list, its cells set apart by semicolons. A list that is only drawn with marks becomes a list.
 */
import { DOMParser as NodeParser, Fragment, Slice, type Node as Block } from 'prosemirror-model';
import { schema } from './markup';

const { paragraph, bullet_list, ordered_list, list_item } = schema.nodes;
const parser = NodeParser.fromSchema(schema);

/** An item with its depth, from 1, and its number; null behind a bullet. */
interface Item {
  level: number;
  number: number | null;
  words: Block;
}

const bullets = '[\u00b7\u2022\u25aa\u25ab\u25cf\u25cb\u25e6\u2023\u2043\u2013\u2014\uf0a7\uf0b7]';
/** What stands before the words of an item: a bullet or a number, and blanks. */
const mark = new RegExp(`^[\\s\u00a0]*(?:${bullets}|(\\d{1,3})[.)])[\\s\u00a0]+`, 'u');
/** Word processors use letters of their fonts for bullets too. */
const ownMark = /^[\s\u00a0]*(?:(\d{1,3})[.)]|\S{1,4})[\s\u00a0]+/u;

/** What is pasted, where it holds a table or a list that the editor would not see; else null. */
export function parseHtml(html: string): Slice | null {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const one of body.querySelectorAll('script, style, meta, link')) one.remove();
  if (!holdsMore(body)) return null;
  const blocks = blocksOf(body);
  return blocks.length > 0 ? new Slice(Fragment.from(blocks), 0, 0) : null;
}

function blocksOf(parent: Element): Block[] {
  const blocks: Block[] = [];
  let items: Item[] = [];
  const endList = () => {
    if (items.length > 0) blocks.push(...lists(items));
    items = [];
  };
  for (const child of [...parent.childNodes]) {
    const element = child instanceof HTMLElement ? child : null;
    const item = element?.tagName === 'P' ? itemOf(element) : null;
    if (item) items.push(item);
    else if (element || (child.textContent ?? '').trim() !== '') {
      endList();
      if (element instanceof HTMLTableElement) blocks.push(...tableOf(element));
      else if (element && holdsMore(element)) blocks.push(...blocksOf(element));
      else if (child.nodeType !== Node.COMMENT_NODE) blocks.push(...plainBlocks(child));
    }
  }
  endList();
  return blocks;
}

const holdsMore = (element: Element) =>
  element.querySelector('table') !== null ||
  [...element.querySelectorAll('p')].some((one) => itemOf(one) !== null);

/** A block without tables and drawn lists, as the editor reads it. */
function plainBlocks(part: ChildNode): Block[] {
  const around = document.createElement('div');
  around.append(part.cloneNode(true));
  const blocks: Block[] = [];
  parser.parse(around).forEach((block) => {
    if (block.content.size > 0) blocks.push(block);
  });
  return blocks;
}

/** Each row with its cells apart. A single cell is only words. */
function tableOf(table: HTMLTableElement): Block[] {
  const rows = [...table.rows]
    .map((row) => [...row.cells].map(wordsOf))
    .filter((cells) => cells.some((cell) => cell !== ''));
  if (rows.length === 0) return [];
  if (rows.length === 1 && rows[0]?.length === 1)
    return [paragraph.create(null, schema.text(rows[0][0] ?? ''))];
  const items = rows.map((cells) => {
    while (cells.at(-1) === '') cells.pop();
    const words = cells.map((cell) => (cell === '' ? '\u2013' : cell)).join('; ');
    return list_item.create(null, paragraph.create(null, schema.text(words)));
  });
  return [bullet_list.create(null, items)];
}

function wordsOf(cell: Element): string {
  const copy = cell.cloneNode(true) as Element;
  for (const block of copy.querySelectorAll('p, div, br, li')) block.append(' ');
  for (const line of copy.querySelectorAll('br')) line.replaceWith(' ');
  return (copy.textContent ?? '').replace(/\s*[\r\n\t]\s*|^\s+|\s+$| {2,}/g, ' ').trim();
}

/** A paragraph that is drawn as an item of a list; null for any other. */
function itemOf(element: Element): Item | null {
  const style = element.getAttribute('style') ?? '';
  const own = /mso-list:(?!\s*none)/i.test(style);
  const copy = element.cloneNode(true) as Element;
  const words = copy.textContent ?? '';
  const found = mark.exec(words) ?? (own ? ownMark.exec(words) : null);
  // A number before words is often no more than that: only a word processor's own list makes it one.
  if (!found || (!own && found[1] !== undefined)) return null;
  cutStart(copy, found[0].length);
  return {
    level: Number(/level(\d)/i.exec(style)?.[1] ?? 1),
    number: found[1] === undefined ? null : Number(found[1]),
    words: parser.parse(copy, { topNode: paragraph.create() }),
  };
}

/** Takes the first characters of an element's text away. */
function cutStart(element: Element, length: number): void {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null && length > 0; text = texts.nextNode()) {
    const words = text.nodeValue ?? '';
    text.nodeValue = words.slice(length);
    length -= words.length;
  }
}

/** Items as lists; those further in stand in the item before them. */
function lists(items: Item[]): Block[] {
  const all: Block[] = [];
  let at = 0;
  while (at < items.length) {
    const first = items[at] as Item;
    const made: Block[] = [];
    let expected = first.number;
    while (at < items.length) {
      const item = items[at] as Item;
      if (item.level < first.level || item.number !== expected) break;
      let end = at + 1;
      while (end < items.length && (items[end] as Item).level > first.level) end++;
      const within = lists(items.slice(at + 1, end));
      made.push(list_item.create(null, [item.words, ...within]));
      if (expected !== null) expected++;
      at = end;
    }
    all.push(
      first.number === null
        ? bullet_list.create(null, made)
        : ordered_list.create({ order: first.number }, made),
    );
  }
  return all;
}
