import type { Clock } from "../base/clock.ts";

/** Waits for work, but no longer than that; leaves no timer behind, which would keep the program from ending. */
export async function within(
  clock: Clock,
  longestMs: number,
  work: Promise<unknown>,
): Promise<void> {
  const patience = Promise.withResolvers<void>();
  using _ = clock.setTimer(longestMs, patience.resolve);
  await Promise.race([work, patience.promise]);
}
