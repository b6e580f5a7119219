import { anyOf, shiftStarts, type Starts } from "./possible-starts.ts";
import { coversSpan, intersectSpans } from "./spans.ts";
import { startsOf, type Calendars, type Doer, type Step } from "./visit-steps.ts";

/** Who could begin a visit, or go on with it, at which instants. */
export interface VisitReach {
  /**
   * When the services from `step` on can be done one after the other, by this person first and with at most so many
   * changes of person; a number of changes beyond what the visit can have is as good as the most.
   */
  from(step: number, personId: string, changes: number): Starts;
  /** The same, by anybody first. */
  fromAnyone(step: number, changes: number): Starts;
  /** The most changes that a visit can have: one between each two services. */
  readonly mostChanges: number;
}

/**
 * Works out, from the last service to the first, when a visit can start. For each service, person and number of
 * changes it keeps a set of instants, so its cost is services² x people x appointments: every start for which some
 * assignment of people and rooms exists is found, without trying assignments one by one. That is exact because the pieces of
 * one visit never get in each other's way: they follow each other, buffers included.
 */
export function visitReach(
  steps: readonly Step[],
  calendars: Calendars,
  isOut: (personId: string) => boolean,
): VisitReach {
  const mostChanges = Math.max(steps.length - 1, 0);
  /** By number of changes: who, when. */
  const reach: Map<string, Starts>[][] = steps.map(() => []);
  const anyone: Starts[][] = steps.map(() => []);
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const step = steps[at];
    if (!step) break;
    const doers = step.doers
      .filter(({ person }) => !isOut(person.id))
      .map((doer) => ({ doer, starts: startsOf(step, doer, calendars) }));
    for (let changes = 0; changes <= mostChanges; changes += 1) {
      const theirs = new Map<string, Starts>();
      for (const { doer, starts } of doers) {
        const id = doer.person.id;
        const isLast = at === mostChanges;
        theirs.set(id, isLast ? starts : intersectSpans(starts, goOn(step, doer, at, changes)));
      }
      reach[at]?.push(theirs);
      anyone[at]?.push(anyOf([...theirs.values()]));
    }
  }

  /** When the first of the steps may start for the rest to follow. */
  function goOn(step: Step, { person, plan }: Doer, at: number, changes: number): Starts {
    const same = reach[at + 1]?.[changes]?.get(person.id) ?? [];
    const another = changes === 0 ? [] : (anyone[at + 1]?.[changes - 1] ?? []);
    return shiftStarts(anyOf([same, another]), -(plan.lengthMs + step.gapMs));
  }

  return {
    mostChanges,
    from: (step, personId, changes) => reach[step]?.[changes]?.get(personId) ?? [],
    fromAnyone: (step, changes) => anyone[step]?.[changes] ?? [],
  };
}

/** Whether an instant is one of them. */
export function includesStart(starts: Starts, atMs: number): boolean {
  return coversSpan(starts, atMs, atMs + 1);
}
