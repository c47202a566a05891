/** Focusing a field that may be hidden: in a collapsed form, or under another agenda item. */
import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** For what can hide a field: `open` is called when somebody asks for one within it. */
export function onReveal(open: () => void): Attachment<HTMLElement> {
  return (element) => {
    element.addEventListener('reveal', open);
    return () => element.removeEventListener('reveal', open);
  };
}

/** Puts the keyboard into the field with this identity, whatever hides it. */
export async function focusField(id: string): Promise<void> {
  const field = controlOf(id);
  field?.dispatchEvent(new Event('reveal', { bubbles: true }));
  await tick();
  await tick();
  field?.scrollIntoView({ block: 'center' });
  field?.focus();
}

/** The box itself, or the first one of a field that has several. */
function controlOf(id: string): HTMLElement | null {
  const controls = 'input, select, textarea, [contenteditable="true"]';
  const named = document.getElementById(id);
  if (named?.matches(controls)) return named;
  const field = named ?? document.getElementById(`${id}-label`)?.closest('.field');
  return field?.querySelector<HTMLElement>(controls) ?? null;
}
