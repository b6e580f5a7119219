import type { Clock } from "../../base/clock.ts";

/** Values that are remembered for a while; the oldest are forgotten first when there are too many. */
export class Remembered<Value> {
  readonly #options: { readonly clock: Clock; readonly forMs: number; readonly most: number };
  readonly #entries = new Map<string, { readonly value: Value; readonly untilMs: number }>();

  constructor(options: { readonly clock: Clock; readonly forMs: number; readonly most: number }) {
    this.#options = options;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry && entry.untilMs > this.#options.clock.nowMs()) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  set(key: string, value: Value): void {
    const { clock, forMs, most } = this.#options;
    this.#entries.delete(key);
    this.#entries.set(key, { value, untilMs: clock.nowMs() + forMs });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= most) break;
      this.#entries.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
