/**
 * Minutes as they are edited, and as they are kept: a subset of CommonMark with headings, bold,
 * italic, lists and quotes. Whatever else a text holds is words.
 */
import MarkdownIt from 'markdown-it';
import {
  MarkdownParser,
  MarkdownSerializer,
  defaultMarkdownSerializer,
} from 'prosemirror-markdown';
import { Schema, type Node } from 'prosemirror-model';

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      content: 'inline*',
      group: 'block',
      parseDOM: [{ tag: 'p' }],
      toDOM: () => ['p', 0],
    },
    heading: {
      attrs: { level: { default: 1 } },
      content: 'inline*',
      group: 'block',
      defining: true,
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
      // All print alike, below the title of the item.
      toDOM: () => ['h3', 0],
    },
    blockquote: {
      content: 'block+',
      group: 'block',
      defining: true,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: () => ['blockquote', 0],
    },
    bullet_list: {
      attrs: { tight: { default: true } },
      content: 'list_item+',
      group: 'block',
      parseDOM: [{ tag: 'ul' }],
      toDOM: () => ['ul', 0],
    },
    ordered_list: {
      attrs: { order: { default: 1 }, tight: { default: true } },
      content: 'list_item+',
      group: 'block',
      parseDOM: [{ tag: 'ol' }],
      toDOM: (node) => ['ol', { start: String(node.attrs['order']) }, 0],
    },
    list_item: {
      content: 'paragraph block*',
      defining: true,
      parseDOM: [{ tag: 'li' }],
      toDOM: () => ['li', 0],
    },
    hard_break: {
      inline: true,
      group: 'inline',
      selectable: false,
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
    text: { group: 'inline' },
  },
  marks: {
    em: { parseDOM: [{ tag: 'i' }, { tag: 'em' }], toDOM: () => ['em', 0] },
    strong: { parseDOM: [{ tag: 'b' }, { tag: 'strong' }], toDOM: () => ['strong', 0] },
  },
});

const tokens = new MarkdownIt('commonmark', { html: false }).disable([
  'code',
  'fence',
  'hr',
  'reference',
  'html_block',
  'html_inline',
  'backticks',
  'link',
  'image',
  'autolink',
]);
// A number that is typed is the number of its item: where it leaps, a list of its own begins. The same number before
// each item means that they are counted.
tokens.core.ruler.push('numbers_as_typed', (state) => {
  const open: { last: number; typed: number }[] = [];
  const out: typeof state.tokens = [];
  for (const token of state.tokens) {
    if (token.type === 'ordered_list_open' || token.type === 'bullet_list_open')
      open.push({ last: Number.NaN, typed: Number.NaN });
    if (token.type === 'ordered_list_close' || token.type === 'bullet_list_close') open.pop();
    const list = open.at(-1);
    if (token.type === 'list_item_open' && list && /^\d+$/.test(token.info)) {
      const typed = Number(token.info);
      const first = Number.isNaN(list.last);
      const number = typed === list.typed ? list.last + 1 : typed;
      if (!first && number !== list.last + 1) {
        const close = new state.Token('ordered_list_close', 'ol', -1);
        const next = new state.Token('ordered_list_open', 'ol', 1);
        next.attrSet('start', String(number));
        out.push(close, next);
      }
      [list.last, list.typed] = [number, typed];
    }
    out.push(token);
  }
  state.tokens = out;
});
// Deeper than a person writes; the default leaves out what stands deeper than 20.
Object.assign(tokens.options, { maxNesting: 100 });
const isTight = (all: { type: string; hidden: boolean }[], at: number) =>
  all[at + 2]?.type !== 'paragraph_open' || (all[at + 2]?.hidden ?? true);
const parser = new MarkdownParser(schema, tokens, {
  blockquote: { block: 'blockquote' },
  paragraph: { block: 'paragraph' },
  heading: { block: 'heading', getAttrs: (token) => ({ level: Number(token.tag.slice(1)) }) },
  list_item: { block: 'list_item' },
  bullet_list: {
    block: 'bullet_list',
    getAttrs: (_, all, at) => ({ tight: isTight(all, at) }),
  },
  ordered_list: {
    block: 'ordered_list',
    getAttrs: (token, all, at) => ({
      order: Number(token.attrGet('start') ?? 1),
      tight: isTight(all, at),
    }),
  },
  hardbreak: { node: 'hard_break' },
  em: { mark: 'em' },
  strong: { mark: 'strong' },
});

const { nodes, marks } = defaultMarkdownSerializer;
const serializer = new MarkdownSerializer(
  {
    ...nodes,
    text: (state, node, parent, index) => {
      const before = index > 0 ? parent.child(index - 1) : null;
      const starts = before === null || before.type === schema.nodes.hard_break;
      state.text(escapeMarkup(node.text ?? '', starts), false);
    },
  },
  marks,
);

/** Words with a stroke before each sign that would be read as markup. */
function escapeMarkup(text: string, starts: boolean): string {
  const inside = text.replace(
    /[\\*`]|_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_|&(?=#?\w+;)|<(?=[a-z/!?])|\[(?=[^\]]*\]\()|#(?=#*$)/giu,
    '\\$&',
  );
  if (!starts) return inside;
  return inside.replace(/^(\s*)([-+#>=~])/, '$1\\$2').replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** The minutes as they are edited. What the subset can't hold without loss is shown as it was typed. */
export function parseMinutes(minutes: string): Node {
  // Two blanks at the end of a line are no line break, here as on paper.
  const read = parser.parse(minutes.replace(/[^\S\n]+$/gm, ''));
  return letters(convertBreaks(read)) === letters(minutes) ? read : parseLiterally(minutes);
}

/** How many letters a text has, without those that stand for a character by its name. */
function letters(text: string): number {
  return text.replace(/&#?\w+;/g, '').replace(/\P{L}+/gu, '').length;
}

function convertBreaks(node: Node): string {
  return node.textBetween(0, node.content.size, '\n', '\n');
}

function parseLiterally(minutes: string): Node {
  const blocks = minutes.split(/\n\s*\n/).filter((block) => block.trim() !== '');
  const paragraphs = blocks.map((block) =>
    schema.node('paragraph', null, schema.text(block.replace(/\s+/g, ' ').trim())),
  );
  return schema.node('doc', null, paragraphs.length > 0 ? paragraphs : schema.node('paragraph'));
}

/** Blocks never change, so that what has been written of one holds while others are typed in. */
const written = new WeakMap<Node, string>();

/** The minutes as they are kept; empty for none. */
export function serializeMinutes(doc: Node): string {
  const blocks: string[] = [];
  doc.forEach((block) => {
    let text = written.get(block);
    if (text === undefined) {
      text = serializer.serialize(schema.node('doc', null, [block]));
      written.set(block, text);
    }
    if (text.trim() !== '') blocks.push(text);
  });
  return blocks.join('\n\n');
}
