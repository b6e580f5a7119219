import { systemClock, type Clock } from "../../base/clock.ts";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";

/**
 * A clock for what asks a device again and again within a limit: it asks as fast as the device answers, and limits (whatever
 * is a second or longer) pass when the test says so.
 */
export function limitClock(): {
  readonly clock: Clock;
  readonly elapse: (ms: number) => Promise<void>;
} {
  const virtual = new VirtualClock(0);
  return {
    clock: {
      nowMs: () => virtual.nowMs(),
      setTimer: (delayMs, run) =>
        delayMs < 1000 ? systemClock.setTimer(5, run) : virtual.setTimer(delayMs, run),
      track: (work) => work,
    },
    elapse: (ms) => virtual.advance(ms),
  };
}
