import type { Clock } from "../base/clock.ts";
import type { Config } from "../config/config.ts";
import { countNotices } from "../jobs/courier/notice-metrics.ts";
import { Courier } from "../jobs/courier/courier.ts";
import { keepDelivering } from "../jobs/courier/keep-delivering.ts";
import { noticeHealth } from "../jobs/courier/notice-health.ts";
import { forgetOldNotices } from "../jobs/forget-old-notices.ts";
import type { HealthRegistry } from "../ops/health.ts";
import type { Logger } from "../ops/logger.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { CallFeed } from "../ports/call-feed.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { Database } from "../store/database.ts";
import { lapseOffers } from "./lapse-offers.ts";
import { openCarriers } from "./carriers.ts";

const MINUTE_MS = 60_000;

/**
 * Keeps telling customers what they are to be told: what a call wrote at once, the rest when it is due. Disposing of it lets what
 * is on its way arrive.
 */
export async function startOutreach({
  config,
  database,
  clock,
  logger,
  feed,
  metrics,
  health,
  jobs,
}: {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly feed: CallFeed;
  readonly metrics: Metrics;
  readonly health: HealthRegistry;
  readonly jobs: JobQueue;
}): Promise<AsyncDisposable> {
  const count = countNotices(metrics);
  const courier = new Courier({
    database,
    clock,
    carriers: openCarriers(config),
    onSettled: (settled) => {
      count(settled);
      const { notice, result, reason } = settled;
      const line = { notice: notice.id, kind: notice.kind, result, ...(reason && { reason }) };
      if (result === "failed" || result === "unknown") logger.warn(line, "a notice went wrong");
      else logger.info(line, "a notice was seen to");
    },
  });
  health.register("messages", () => noticeHealth({ database, clock }));
  await using stack = new AsyncDisposableStack();
  const rounds = stack.use(keepDelivering(courier, { clock, logger }));
  // Whatever a call wrote is committed when its tool has answered.
  const told = feed.subscribe(({ type }) => {
    if (type === "tool-used" || type === "call-ended") rounds.wake();
  });
  stack.use(told);
  await jobs.repeat("waiting-offers", MINUTE_MS, () => lapseOffers({ database, clock }));
  await jobs.repeat("forget-notices", 10 * MINUTE_MS, async () => {
    await forgetOldNotices({ database, clock, days: config.keepMessagesDays });
  });
  return stack.move();
}
