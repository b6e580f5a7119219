import type { ActionContext } from "../../actions/action-context.ts";
import type { Config } from "../../config/config.ts";
import { syncLink } from "../../jobs/calendar-sync/sync-link.ts";
import { createLogger } from "../../ops/logger.ts";
import { linksOf } from "../../store/calendars/links.ts";
import { openCalendar } from "./calendar-kinds.ts";
import { SYNC_EVERY_MS } from "./start-calendars.ts";

/** Gives every connected calendar of the desk its turn, one after another, and waits for it. */
export async function syncNow(
  owner: ActionContext,
  config: Config,
  signal: AbortSignal,
): Promise<void> {
  const { database, clock, deskId } = owner;
  const logger = createLogger({ level: config.logLevel === "debug" ? "debug" : "silent" });
  for (const link of await linksOf(database.read, deskId)) {
    signal.throwIfAborted();
    const sync = {
      database,
      clock,
      logger,
      everyMs: SYNC_EVERY_MS,
      open: () => openCalendar(link, config.secretsKey),
    };
    await syncLink(sync, link.id, signal);
  }
}
