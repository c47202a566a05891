/** What the keys and the buttons of the minutes do. */
import { baseKeymap, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { EditorState, type Command } from 'prosemirror-state';
import { schema } from './markup';

const { heading, paragraph, blockquote, bullet_list, ordered_list, list_item, hard_break } =
  schema.nodes;
const { strong, em } = schema.marks;

export type Tool = 'bold' | 'italic' | 'heading' | 'bullets' | 'numbers' | 'quote';

/** Whether the words at the caret are set so. */
export function isActive(state: EditorState, tool: Tool): boolean {
  const { $from, from, to, empty } = state.selection;
  if (tool === 'bold' || tool === 'italic') {
    const mark = tool === 'bold' ? strong : em;
    if (empty) return mark.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
    return state.doc.rangeHasMark(from, to, mark);
  }
  const wanted = { heading, bullets: bullet_list, numbers: ordered_list, quote: blockquote }[tool];
  for (let depth = $from.depth; depth > 0; depth--) {
    const { type } = $from.node(depth);
    if (type === wanted) return true;
    if (type === bullet_list || type === ordered_list) return false;
  }
  return false;
}

/** Sets the words at the caret so, or no more. */
export const toggle: Record<Tool, Command> = {
  bold: toggleMark(strong),
  italic: toggleMark(em),
  heading: (state, dispatch) =>
    setBlockType(isActive(state, 'heading') ? paragraph : heading)(state, dispatch),
  bullets: listCommand('bullets'),
  numbers: listCommand('numbers'),
  quote: (state, dispatch) =>
    isActive(state, 'quote') ? out(state, dispatch) : wrapIn(blockquote)(state, dispatch),
};

function listCommand(tool: 'bullets' | 'numbers'): Command {
  const type = tool === 'bullets' ? bullet_list : ordered_list;
  return (state, dispatch) =>
    isActive(state, tool)
      ? liftListItem(list_item)(state, dispatch)
      : wrapInList(type)(state, dispatch);
}

/** Takes the block at the caret out of its quote. */
const out: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const range = $from.blockRange($to, (node) => node.type === blockquote);
  if (!range) return false;
  dispatch?.(state.tr.lift(range, range.depth - 1));
  return true;
};

const lineBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(hard_break.create()).scrollIntoView());
  return true;
};

/** At its start, Backspace makes words of a heading first. */
const backToWords: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.parent.type !== heading) return false;
  return setBlockType(paragraph)(state, dispatch);
};

/** The minutes as they begin to be edited. */
export function createEditorState(doc: Node): EditorState {
  return EditorState.create({
    doc,
    plugins: [
      history(),
      inputRules({
        rules: [
          wrappingInputRule(/^\s*>\s$/, blockquote),
          wrappingInputRule(/^\s*[-*]\s$/, bullet_list),
          wrappingInputRule(/^1[.)]\s$/, ordered_list),
          textblockTypeInputRule(/^#{1,3}\s$/, heading),
        ],
      }),
      keymap({
        'Mod-b': toggle.bold,
        'Mod-i': toggle.italic,
        'Mod-Alt-h': toggle.heading,
        'Mod-Shift-7': toggle.numbers,
        'Mod-Shift-8': toggle.bullets,
        'Mod-Shift-9': toggle.quote,
        'Mod-]': sinkListItem(list_item),
        'Mod-[': liftListItem(list_item),
        'Mod-z': undo,
        'Mod-Shift-z': redo,
        'Mod-y': redo,
        Enter: splitListItem(list_item),
        'Shift-Enter': lineBreak,
        Backspace: backToWords,
      }),
      keymap(baseKeymap),
    ],
  });
}
