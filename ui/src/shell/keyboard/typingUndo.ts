/**
 * What was typed into each box since the focus came to it, so that Ctrl+Z takes typing back first. The web view's own
 * memory of it does not outlive a box whose words the program sets.
 */
export type TextBox = HTMLInputElement | HTMLTextAreaElement;

interface Steps {
  /** What stood in the box before each step, and after those that were taken back. */
  before: string[];
  after: string[];
  now: string;
  /** Of the last step: its kind, when it ended in milliseconds, and whether it ended in a space. */
  kind: string;
  at: number;
  spaced: boolean;
}

/** Milliseconds of quiet after which the next letter begins a step of its own. */
const pause = 1000;
const boxes = new WeakMap<TextBox, Steps>();

export function isTextBox(target: EventTarget | null): target is TextBox {
  if (target instanceof HTMLTextAreaElement) return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'range'].includes(target.type)
  );
}

/** Follows what is typed anywhere in the window; the answer stops that. */
export function trackTyping(): () => void {
  const handleFocusIn = ({ target }: Event) => {
    if (isTextBox(target) && !boxes.has(target)) boxes.set(target, begin(target.value));
  };
  const handleFocusOut = ({ target }: Event) => {
    if (isTextBox(target)) boxes.delete(target);
  };
  const handleInput = (event: Event) => {
    if (isTextBox(event.target) && !isApplying) recordStep(event.target, event);
  };
  document.addEventListener('focusin', handleFocusIn, true);
  document.addEventListener('focusout', handleFocusOut, true);
  document.addEventListener('input', handleInput, true);
  return () => {
    document.removeEventListener('focusin', handleFocusIn, true);
    document.removeEventListener('focusout', handleFocusOut, true);
    document.removeEventListener('input', handleInput, true);
  };
}

/** Records a change that the program itself made to the text of a box, as an undo step like any other. */
export function recordProgramChange(box: TextBox): void {
  const steps = boxes.get(box);
  if (!steps || steps.now === box.value) return;
  steps.before.push(steps.now);
  Object.assign(steps, { after: [], now: box.value, kind: '', spaced: true });
}

/** Undoes or redoes the last step; false when there is none, and the key is for the file's history. */
export const undoTyping = (box: TextBox) => applyStep(box, 'before', 'after');
export const redoTyping = (box: TextBox) => applyStep(box, 'after', 'before');

const begin = (now: string): Steps => ({
  before: [],
  after: [],
  now,
  kind: '',
  at: 0,
  spaced: false,
});

function recordStep(box: TextBox, event: Event): void {
  const { inputType: kind, data } = event as InputEvent;
  const steps = boxes.get(box) ?? begin('');
  boxes.set(box, steps);
  const at = performance.now();
  const word = /^\S/.test(data ?? '');
  const goesOn = kind === steps.kind && at - steps.at < pause && !(steps.spaced && word);
  if (!goesOn) steps.before.push(steps.now);
  const spaced = /\s$/.test(data ?? '');
  Object.assign(steps, { after: [], now: box.value, kind: kind ?? '', at, spaced });
  // What the form makes of it at once, such as a code in capitals, is no step of its own.
  queueMicrotask(() => setTimeout(() => settle(box, steps, at)));
}
function settle(box: TextBox, steps: Steps, at: number): void {
  const same = box.value.toLowerCase() === steps.now.toLowerCase();
  if (steps.at === at && same) steps.now = box.value;
}

let isApplying = false;
function applyStep(box: TextBox, from: 'before' | 'after', to: 'before' | 'after'): boolean {
  const steps = boxes.get(box);
  // Other words stand there than were typed: they were recorded, or the record was read again.
  if (!steps || steps.now !== box.value) {
    boxes.set(box, begin(box.value));
    return false;
  }
  const words = steps[from].pop();
  if (words === undefined) return false;
  steps[to].push(steps.now);
  Object.assign(steps, { now: words, kind: '' });
  isApplying = true;
  box.value = words;
  box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'historyUndo' }));
  isApplying = false;
  return true;
}
