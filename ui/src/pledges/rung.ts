/** How far a pledge has come, read from its events. */
import type { Rung } from '../bindings/Rung';
import { latestDay } from '../meetings/stated';
import type { Rec } from '../records.svelte';
import { rungs } from './words';

type Event = Pick<Rec<'pledge_event'>, 'rung' | 'happenedOn'>;

const order = Object.keys(rungs) as Rung[];
const aside: Rung[] = ['onHold', 'reduced', 'cancelled', 'superseded'];

/**
 * The highest rung reached, whatever the order of the lines. What stands aside of the ladder
 * counts while no step up is dated later. Null without any event.
 */
export function rungOf(events: Event[]): Rung | null {
  const steps = events.filter((event) => !aside.includes(event.rung));
  const stops = events.filter((event) => aside.includes(event.rung)).sort(byDay);
  const stop = stops.at(-1);
  if (stop && !steps.some((step) => step.happenedOn && stop.happenedOn && byDay(step, stop) > 0)) {
    return stop.rung;
  }
  const highest = Math.max(...steps.map((event) => order.indexOf(event.rung)));
  return order[highest] ?? null;
}

/** The earlier first; of one day, the lower rung first; what has no date stands where its rung puts it. */
export function byDay(a: Event, b: Event): number {
  const [one, other] = [day(a), day(b)];
  if (one !== null && other !== null && one !== other) return one < other ? -1 : 1;
  return order.indexOf(a.rung) - order.indexOf(b.rung);
}

const day = (event: Event) => (event.happenedOn === null ? null : latestDay(event.happenedOn));
