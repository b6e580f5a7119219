/** Measurements, all of them or an even share where there are very many. */
export class Samples {
  readonly #values: number[] = [];
  readonly #every: number;
  #seen = 0;

  constructor(every = 1) {
    this.#every = every;
  }

  add(value: number): void {
    this.#seen += 1;
    if (this.#seen % this.#every === 0) this.#values.push(value);
  }

  clear(): void {
    this.#values.length = 0;
  }

  spread(): Spread {
    const sorted = this.#values.toSorted((one, other) => one - other);
    const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
    return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
  }
}

/** What is told of measurements; `NaN` where there were none. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}
