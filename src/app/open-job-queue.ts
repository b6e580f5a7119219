import type { Clock } from "../base/clock.ts";
import type { Config } from "../config/config.ts";
import { PgBossQueue } from "../jobs/postgres/pg-boss-queue.ts";
import { SqliteQueue } from "../jobs/sqlite-queue.ts";
import type { Logger } from "../ops/logger.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { Database } from "../store/database.ts";

/** The queue that goes with the database: pg-boss on PostgreSQL, two tables on SQLite. */
export async function openJobQueue(
  config: Config,
  parts: { readonly database: Database; readonly clock: Clock; readonly logger: Logger },
): Promise<JobQueue> {
  if (parts.database.dialect === "sqlite") return new SqliteQueue(parts);
  return await PgBossQueue.open({ url: config.databaseUrl, logger: parts.logger });
}
