import { systemClock, type Clock } from "../../base/clock.ts";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";

/**
 * A clock for what asks a device again and again within a limit: it asks as fast as the device answers, and limits (whatever
 * is `fromMs` or longer) pass when the test says so.
 */
export function limitClock(fromMs = 1000): {
  readonly clock: Clock;
  readonly elapse: (ms: number) => Promise<void>;
} {
  const virtual = new VirtualClock(0);
  return {
    clock: {
      nowMs: () => virtual.nowMs(),
      setTimer: (delayMs, run) => {
        if (delayMs >= fromMs) return virtual.setTimer(delayMs, run);
        return systemClock.setTimer(delayMs < 1000 ? 5 : delayMs, run);
      },
      track: (work) => work,
    },
    elapse: (ms) => virtual.advance(ms),
  };
}
