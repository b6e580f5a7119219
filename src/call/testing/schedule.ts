/** Something that will happen at a moment of simulated time. */
export interface Planned {
  readonly atMs: number;
  readonly order: number;
  readonly act: () => void;
}

/** What will happen in a simulated call, soonest first; of two things at one moment the one planned first. */
export class Schedule {
  nowMs = 0;
  readonly #planned: Planned[] = [];
  #order = 0;

  plan(afterMs: number, act: () => void): Planned {
    this.#order += 1;
    const planned = { atMs: this.nowMs + afterMs, order: this.#order, act };
    this.#planned.push(planned);
    return planned;
  }

  cancel(planned: Planned | undefined): void {
    const index = planned ? this.#planned.indexOf(planned) : -1;
    if (index >= 0) this.#planned.splice(index, 1);
  }

  /** The next thing, with the clock put forward to it. */
  takeNext(): Planned | undefined {
    let best = 0;
    for (let index = 1; index < this.#planned.length; index += 1) {
      const [one, other] = [this.#planned[index], this.#planned[best]];
      if (!one || !other) continue;
      const sooner = one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
      if (sooner) best = index;
    }
    const [next] = this.#planned.splice(best, 1);
    if (next) this.nowMs = Math.max(this.nowMs, next.atMs);
    return next;
  }
}
