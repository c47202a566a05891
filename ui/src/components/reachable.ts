/** For what scrolls and has nothing in it to press: the keyboard can reach it, while it has more than it shows. */
import type { Attachment } from 'svelte/attachments';

export const reachable: Attachment<HTMLElement> = (element) => {
  const look = () => {
    if (element.scrollHeight > element.clientHeight) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  };
  const sizes = new ResizeObserver(look);
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
