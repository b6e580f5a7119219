import type { Clock } from "../../base/clock.ts";

/** Waits, or less when the signal aborts; the caller looks which it was. */
export async function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = () => resolve();
  using _timer = clock.setTimer(delayMs, stop);
  signal.addEventListener("abort", stop);
  try {
    await promise;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
