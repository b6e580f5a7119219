/** Wrong passwords that are answered at once; after them each one costs a wait. */
const FREE_GUESSES = 4;

/** The longest wait: an owner behind the same proxy as a guesser is never shut out for longer. */
const LONGEST_WAIT_MS = 60_000;

/** Addresses that are remembered; the oldest is forgotten first. */
const MOST_ADDRESSES = 10_000;

interface Guesses {
  readonly wrong: number;
  readonly blockedUntilMs: number;
}

/** Slows down guessing of the password, by address: 1 s after the fifth wrong one, then 2, 4, 8 … at most 60. */
export class GuessLimiter {
  readonly #byAddress = new Map<string, Guesses>();

  /** How long this address must wait before its next guess is looked at; 0 when it need not. */
  waitMs(address: string, nowMs: number): number {
    return Math.max(0, (this.#byAddress.get(address)?.blockedUntilMs ?? 0) - nowMs);
  }

  wrong(address: string, nowMs: number): void {
    const wrong = (this.#byAddress.get(address)?.wrong ?? 0) + 1;
    const waitMs =
      wrong <= FREE_GUESSES ? 0 : Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (wrong - FREE_GUESSES - 1));
    // Deleted first, so that the map's order is that of the latest guess.
    this.#byAddress.delete(address);
    this.#byAddress.set(address, { wrong, blockedUntilMs: nowMs + waitMs });
    if (this.#byAddress.size > MOST_ADDRESSES) this.#forgetOldest();
  }

  right(address: string): void {
    this.#byAddress.delete(address);
  }

  #forgetOldest(): void {
    for (const address of this.#byAddress.keys()) {
      this.#byAddress.delete(address);
      return;
    }
  }
}
