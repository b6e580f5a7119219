import type { Clock } from "./clock.ts";

/** Out of use for this long after a failure, twice as long after each further one. */
const FIRST_REST_MS = 10_000;
const LONGEST_REST_MS = 5 * 60_000;

/**
 * Choices in order of preference, the last of which is always there. One that failed rests for a while, so that the next call
 * does not wait for it; one that can't be expected to recover by itself (a wrong key) rests for the longest.
 */
export class Preference<T> {
  readonly all: readonly T[];
  readonly #clock: Clock;
  readonly #rests = new Map<T, { readonly untilMs: number; readonly restMs: number }>();

  constructor(choices: readonly [T, ...T[]], clock: Clock) {
    this.all = choices;
    this.#clock = clock;
  }

  /** Those that don't rest, in order; never empty. */
  ready(): readonly T[] {
    return this.all.filter((choice) => !this.#isResting(choice));
  }

  /** Those that are out of use now. */
  resting(): readonly T[] {
    return this.all.filter((choice) => this.#isResting(choice));
  }

  /** It failed. What was begun before it rested and fails as well is the same failure. */
  failed(choice: T, { isHopeless }: { readonly isHopeless: boolean }): void {
    if (!isHopeless && this.#isResting(choice)) return;
    const before = this.#rests.get(choice)?.restMs;
    const restMs = isHopeless
      ? LONGEST_REST_MS
      : Math.min(LONGEST_REST_MS, before === undefined ? FIRST_REST_MS : before * 2);
    this.#rests.set(choice, { untilMs: this.#clock.nowMs() + restMs, restMs });
  }

  /** It did its work. */
  worked(choice: T): void {
    this.#rests.delete(choice);
  }

  #isResting(choice: T): boolean {
    if (choice === this.all.at(-1)) return false;
    return (this.#rests.get(choice)?.untilMs ?? 0) > this.#clock.nowMs();
  }
}
