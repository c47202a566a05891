/** The figure that is unfolded: which lines are asked for, and what the figure is called. */
import type { LinesAsked } from '../bindings/LinesAsked';

export interface Unfolded {
  /** `Estonia, announced`. */
  title: string;
  /** What the lines come to, in words. */
  figure: string;
  asked: Omit<LinesAsked, 'offset' | 'limit'>;
}

class Unfold {
  shown = $state.raw<Unfolded | null>(null);
}
export const unfold = new Unfold();
