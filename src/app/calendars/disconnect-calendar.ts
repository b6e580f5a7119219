import type { ActionContext } from "../../actions/action-context.ts";
import type { Config } from "../../config/config.ts";
import { LinkUnusable } from "../../jobs/calendar-sync/link-unusable.ts";
import { takeAllAway } from "../../jobs/calendar-sync/put-there.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import { claimLink, deleteLink, findLink, updateLink } from "../../store/calendars/links.ts";
import type { CalendarResult } from "./calendar-desk.ts";
import { openCalendar } from "./calendar-kinds.ts";

/** Long enough to take some hundred appointments away. */
const CLAIM_MS = 600_000;

/**
 * Disconnects a calendar: its busy times no longer count, and appointments that are still to come are taken out of it unless they
 * are to stay. Undefined when there is no such link at this desk.
 */
export async function disconnectCalendar(
  owner: ActionContext,
  options: {
    readonly id: string;
    readonly config: Config;
    readonly keepEvents: boolean;
    readonly signal: AbortSignal;
  },
): Promise<CalendarResult<{ readonly takenAway: number }> | undefined> {
  const { database, clock, deskId } = owner;
  const { id, config, keepEvents, signal } = options;
  const link = await findLink(database.read, id);
  if (link?.desk_id !== deskId) return undefined;
  const nowMs = clock.nowMs();
  const untilMs = nowMs + CLAIM_MS;
  const claim = { id, nowMs, untilMs, nextAtMs: untilMs };
  if (!(await database.write((writer) => claimLink(writer, claim)))) {
    return {
      ok: false,
      reason: "The calendar is being brought in step just now; try again in a minute.",
    };
  }
  try {
    const takenAway = keepEvents
      ? 0
      : await takeAllAway({
          calendar: await openCalendar(link, config.secretsKey),
          clock,
          database,
          link,
          signal,
        });
    await database.write((writer) => deleteLink(writer, id));
    return { ok: true, takenAway };
  } catch (error) {
    await database.write((writer) =>
      updateLink(writer, id, { claimed_until_ms: null, next_sync_at_ms: nowMs }),
    );
    if (!(error instanceof ProviderError || error instanceof LinkUnusable)) throw error;
    return {
      ok: false,
      reason:
        "The calendar doesn't let us take our appointments out; with --keep-events it's disconnected and they stay there.",
    };
  }
}
