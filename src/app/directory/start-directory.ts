import type { FastifyInstance } from "fastify";
import type { ManageContext } from "../../actions/manage/deed.ts";
import { Refused } from "../../actions/manage/refused.ts";
import type { Clock } from "../../base/clock.ts";
import type { Config } from "../../config/config.ts";
import { scimRoutes } from "../../http/routes/scim/scim-routes.ts";
import type { Logger } from "../../ops/logger.ts";
import type { JobQueue } from "../../ports/job-queue.ts";
import type { StaffChat } from "../../ports/staff-chat.ts";
import type { Database } from "../../store/database.ts";
import { syncDirectory } from "./sync-directory.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Keeps the directory of the lobby up to date from now on: what is pushed by SCIM, and what is read once a day. */
export async function startDirectory(options: {
  readonly server: FastifyInstance;
  readonly config: Pick<Config, "directory">;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly jobs: JobQueue;
  readonly chat?: StaffChat;
}): Promise<void> {
  const { server, config, jobs, logger, chat } = options;
  const { scimToken, daily } = config.directory;
  const directory = async () => await directoryOf(options);
  if (scimToken !== undefined) await scimRoutes(server, { token: scimToken, directory });
  if (daily === undefined) return;
  await jobs.repeat("directory", DAY_MS, async (signal) => {
    const context = await directory();
    if (!context) return;
    try {
      const report = await syncDirectory(context, { config, chat, evenMost: false, signal });
      const { faults, ...counts } = report;
      logger.info({ ...counts, faults: faults.length }, "the directory was read");
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // What stands in its way may name people: `frontdesk employees sync` says it to the owner.
      logger.error("the directory could not be read; frontdesk employees sync says why");
    }
  });
}

/** The first lobby there is: an installation has one directory. */
async function directoryOf({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): Promise<ManageContext | undefined> {
  const desk = await database.read
    .selectFrom("desks")
    .select("id")
    .where("trade", "=", "lobby")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  const actor = { kind: "system", channel: "jobs" } as const;
  return desk && { database, clock, deskId: desk.id, actor };
}
