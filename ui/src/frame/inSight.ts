/** Whatever the keyboard comes to is on the screen: a web view does not scroll to every box that gets the focus. */

/** Milliseconds after a press of the pointer in which the page stays still under it. */
const press = 500;

/** Brings what gets the focus by a key into sight; the answer stops that. */
export function keepFocusInSight(): () => void {
  let pressed = -press;
  const point = (event: Event) => (pressed = event.timeStamp);
  const look = (event: FocusEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || event.timeStamp - pressed < press) return;
    if (!target.matches('input, select, textarea, button, a, summary')) return;
    requestAnimationFrame(() => {
      if (document.activeElement === target) shown(target).scrollIntoView({ block: 'nearest' });
    });
  };
  document.addEventListener('pointerdown', point, true);
  document.addEventListener('focusin', look, true);
  return () => {
    document.removeEventListener('pointerdown', point, true);
    document.removeEventListener('focusin', look, true);
  };
}

/** The frame that is drawn round a box, where there is one. */
const shown = (target: HTMLElement) => target.closest<HTMLElement>('.box') ?? target;
