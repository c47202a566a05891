/** Short messages at the foot of the window: what has just happened, and the way back. */
import type { Failure } from '../bindings/Failure';
import { describeProblem, describeFailure, type Tone } from './failures';

export interface Toast {
  id: number;
  text: string;
  detail?: string;
  tone: Tone;
  /** What can be done about it, until the file has changed again: then it would be about something else. */
  action?: { label: string; run: () => void; at: number };
  /** The records that it is about, with their pages. */
  links?: { label: string; href: string }[];
  /** A newer message on this takes its place. */
  topic?: string;
}

/** Milliseconds that a message stays when nobody is on it. Failures stay until they are closed. */
const displayTime = 8000;

class Toasts {
  all = $state.raw<Toast[]>([]);
  #next = 1;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  say(text: string, more: Partial<Omit<Toast, 'id' | 'text'>> = {}): void {
    const toast: Toast = { id: this.#next++, text, tone: 'plain', ...more };
    const others = this.all.filter(({ topic }) => topic === undefined || topic !== toast.topic);
    this.all = [...others.slice(-2), toast];
    if (toast.tone !== 'bad') this.#leave(toast.id);
  }

  failure(failure: Failure): void {
    const { title, text, tone } = describeFailure(failure);
    // Far from the field, “look at the marked fields” helps nobody: the rule itself does.
    const problem = failure.code === 'invalid' ? failure.problems[0] : undefined;
    const detail = problem ? describeProblem(problem) : text;
    this.say(title, { detail, tone: tone === 'plain' ? 'warn' : tone });
  }

  close(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.all = this.all.filter((toast) => toast.id !== id);
  }

  /** While the pointer or the focus is on a message, none goes away. */
  hold(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  release(): void {
    for (const toast of this.all) if (toast.tone !== 'bad') this.#leave(toast.id);
  }

  #leave(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.set(
      id,
      setTimeout(() => this.close(id), displayTime),
    );
  }
}
export const toasts = new Toasts();
