import type { Clock } from "../base/clock.ts";
import type { Logger } from "../ops/logger.ts";
import { forgetCallsEndedBefore } from "../store/calls/forget-call.ts";
import type { Database } from "../store/database.ts";

const DAY_MS = 24 * 60 * 60_000;
const EVERY_MS = 60 * 60_000;

/** Erases the words of calls that are older than the owner wants to keep them: now, and every hour until disposed. */
export function forgetOldCalls(options: {
  database: Database;
  clock: Clock;
  logger: Logger;
  days: number;
}): Disposable {
  const { database, clock, logger, days } = options;
  let timer: Disposable | undefined;
  const sweep = () => {
    const nowMs = clock.nowMs();
    forgetCallsEndedBefore(database, nowMs - days * DAY_MS, nowMs).catch((error: unknown) =>
      logger.error({ err: error }, "old calls could not be forgotten"),
    );
    timer = clock.setTimer(EVERY_MS, sweep);
  };
  sweep();
  return { [Symbol.dispose]: () => timer?.[Symbol.dispose]() };
}
