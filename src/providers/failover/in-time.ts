import type { Clock } from "../../base/clock.ts";

/**
 * The same items, as long as each comes in time; throws what `late` makes when one does not, without waiting for whoever
 * should have sent it.
 */
export async function* inTime<T>(
  items: AsyncIterable<T>,
  limits: {
    readonly clock: Clock;
    readonly firstMs: number;
    readonly nextMs: number;
    readonly late: () => Error;
  },
): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  let withinMs = limits.firstMs;
  try {
    for (;;) {
      const { promise: tooLate, reject } = Promise.withResolvers<never>();
      using _timer = limits.clock.setTimer(withinMs, () => reject(limits.late()));
      const next = await Promise.race([iterator.next(), tooLate]);
      if (next.done === true) return;
      withinMs = limits.nextMs;
      yield next.value;
    }
  } finally {
    // Not waited for: it may hang where the service does.
    void iterator.return?.().catch(() => undefined);
  }
}
