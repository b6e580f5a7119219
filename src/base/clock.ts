/**
 * Time, injected. Nothing below `app` reads the machine's clock itself, so that a whole call can run on a
 * virtual clock (`testing/virtual-clock.ts`) as fast as the processor allows.
 */
export interface Clock {
  /** The instant now, in milliseconds since the epoch, UTC. */
  nowMs(): number;

  /** Calls `run` once, `delayMs` from now, unless the timer is disposed first. */
  setTimer(delayMs: number, run: () => void): Disposable;

  /**
   * Names work that goes on outside this thread of control (a worker, a file, a socket). A virtual clock does not
   * advance while tracked work is unfinished; the real clock returns the promise as it is.
   */
  track<T>(work: Promise<T>): Promise<T>;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  setTimer(delayMs, run) {
    const timer = setTimeout(run, Math.max(0, delayMs));
    return { [Symbol.dispose]: () => clearTimeout(timer) };
  },
  track: (work) => work,
};
