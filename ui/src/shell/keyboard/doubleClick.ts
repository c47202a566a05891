/**
 * The second click of a double click belongs to the button that had the first one: when another button has come to
 * that place meanwhile, nobody has meant it.
 */
const pressable = 'button, a[href], summary, [role="button"], [role="option"], [role="menuitem"]';

/** Milliseconds and pixels within which two clicks are one double click, whatever the web view counts. */
const maxInterval = 350;
const maxDistance = 4;

/** Swallows such clicks anywhere in the window; the answer stops that. */
export function guardDoubleClicks(): () => void {
  let last: { on: Element | null; at: number; x: number; y: number } | null = null;
  const handleClick = (event: MouseEvent) => {
    // A key presses a button too, as a click of no count.
    if (event.detail === 0) return;
    const on = event.target instanceof Element ? event.target.closest(pressable) : null;
    const near = (first: { at: number; x: number; y: number }) =>
      event.timeStamp - first.at < maxInterval &&
      Math.abs(event.clientX - first.x) <= maxDistance &&
      Math.abs(event.clientY - first.y) <= maxDistance;
    const another = on !== null && last !== null && last.on !== null && on !== last.on;
    if (another && last && (event.detail > 1 || near(last))) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    last = { on, at: event.timeStamp, x: event.clientX, y: event.clientY };
  };
  document.addEventListener('click', handleClick, true);
  return () => document.removeEventListener('click', handleClick, true);
}
