/** Makes a scrollable area without controls focusable while its content overflows, so that the keyboard can scroll it. */
import type { Attachment } from 'svelte/attachments';

export const keyboardScrollable: Attachment<HTMLElement> = (element) => {
  const updateTabIndex = () => {
    if (element.scrollHeight > element.clientHeight) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  };
  const sizes = new ResizeObserver(updateTabIndex);
  const observe = () => {
    for (const child of element.children) sizes.observe(child);
  };
  sizes.observe(element);
  observe();
  // What is loaded only later counts too.
  const children = new MutationObserver(observe);
  children.observe(element, { childList: true });
  return () => {
    sizes.disconnect();
    children.disconnect();
  };
};
