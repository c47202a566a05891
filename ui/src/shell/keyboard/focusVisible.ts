/** Scrolls to what the keyboard focuses: web views do not do so for every control. */

/** Milliseconds after a press of the pointer in which the page stays still under it. */
const press = 500;

/** Brings what gets the focus by a key into sight; the answer stops that. */
export function keepFocusVisible(): () => void {
  let pressed = -press;
  const handlePointerDown = (event: Event) => (pressed = event.timeStamp);
  const handleFocusIn = (event: FocusEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || event.timeStamp - pressed < press) return;
    if (!target.matches('input, select, textarea, button, a, summary')) return;
    requestAnimationFrame(() => {
      if (document.activeElement === target)
        visibleTarget(target).scrollIntoView({ block: 'nearest' });
    });
  };
  document.addEventListener('pointerdown', handlePointerDown, true);
  document.addEventListener('focusin', handleFocusIn, true);
  return () => {
    document.removeEventListener('pointerdown', handlePointerDown, true);
    document.removeEventListener('focusin', handleFocusIn, true);
  };
}

/** The frame that is drawn round a box, where there is one. */
const visibleTarget = (target: HTMLElement) => target.closest<HTMLElement>('.box') ?? target;
