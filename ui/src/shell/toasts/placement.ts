/** Where messages are shown: over no control, if there is such a position. */

export interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The area, in square pixels, that two share. */
function overlapArea(a: Edges, b: Edges): number {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}

/** The first of the places that covers least of what can be pressed. */
export function leastCoveringPosition<P extends { at: Edges }>(
  places: P[],
  pressed: Edges[],
): P | undefined {
  let best: { place: P; covers: number } | undefined;
  for (const place of places) {
    const covers = pressed.reduce((sum, one) => sum + overlapArea(place.at, one), 0);
    if (!best || covers < best.covers) best = { place, covers };
  }
  return best?.place;
}
