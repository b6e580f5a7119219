import { ProviderError } from "../../ports/provider-error.ts";
import { claimLink, findLink, updateLink, type CalendarLink } from "../../store/calendars/links.ts";
import { LinkUnusable } from "./link-unusable.ts";
import { PASSING, LASTING, calendarFailure, type CalendarFailure } from "./calendar-failure.ts";
import { putThere } from "./put-there.ts";
import { readThere } from "./read-there.ts";
import type { CalendarSync } from "./sync-calendars.ts";

/** A process that died gives its calendar back after this long; one that lives stops before. */
const CLAIM_MS = 120_000;
const LONGEST_MS = 100_000;
const HOUR_MS = 3_600_000;

/** One turn of one calendar, unless another process has it. What goes wrong is kept with the link, and tried again later. */
export async function syncLink(
  sync: CalendarSync,
  linkId: string,
  signal: AbortSignal,
): Promise<void> {
  const { database, clock, logger, everyMs } = sync;
  const nowMs = clock.nowMs();
  const claim = {
    id: linkId,
    nowMs,
    untilMs: nowMs + CLAIM_MS,
    nextAtMs: nowMs + everyMs,
  };
  if (!(await database.write((writer) => claimLink(writer, claim)))) return;
  const link = await findLink(database.read, linkId);
  if (!link) return;
  const late = new AbortController();
  using _timer = clock.setTimer(LONGEST_MS, () =>
    late.abort(new ProviderError(link.kind, "timeout", "the turn took too long")),
  );
  try {
    const turn = {
      ...sync,
      link,
      calendar: await sync.open(link),
      signal: AbortSignal.any([signal, late.signal]),
    };
    const read = await readThere(turn);
    const put = await putThere(turn);
    await database.write((writer) =>
      updateLink(writer, linkId, {
        last_synced_at_ms: clock.nowMs(),
        failures: 0,
        problem: null,
        broken: 0,
        claimed_until_ms: null,
      }),
    );
    logger.debug({ link: linkId, ...read, ...put }, "a calendar is in step");
  } catch (error) {
    if (signal.aborted) return await giveBack(sync, link, nowMs);
    await noteFailure(sync, link, error);
  }
}

/** We are closing: whoever starts next goes on at once. */
async function giveBack({ database }: CalendarSync, link: CalendarLink, nowMs: number) {
  await database.write((writer) =>
    updateLink(writer, link.id, { claimed_until_ms: null, next_sync_at_ms: nowMs }),
  );
}

async function noteFailure(sync: CalendarSync, link: CalendarLink, error: unknown): Promise<void> {
  const { database, clock, logger } = sync;
  const failure = calendarFailure(error);
  logger.warn({ link: link.id, failure }, "a calendar could not be kept in step");
  // What a calendar's server says may quote somebody's events; a fault of ours doesn't.
  if (failure === "fault") logger.error({ err: error, link: link.id }, "calendar sync failed");
  const broken = LASTING.has(failure);
  const failures = link.failures + 1;
  await database.write((writer) =>
    updateLink(writer, link.id, {
      failures,
      problem: error instanceof LinkUnusable ? error.message : SENTENCES[failure],
      broken: broken ? 1 : 0,
      // A password may come to work again by itself, so even that is looked at now and then.
      next_sync_at_ms:
        clock.nowMs() + (broken ? HOUR_MS : Math.min(HOUR_MS, 15_000 * 2 ** failures)),
      claimed_until_ms: null,
    }),
  );
}

const SENTENCES: Readonly<Record<CalendarFailure, string>> = {
  authentication: "The calendar doesn't let us in any more: disconnect it and connect it again.",
  "invalid-request":
    "The calendar isn't there any more or may not be changed by us: allow it there, or connect another.",
  "rate-limit": "The calendar asks us to wait; it is tried again by itself.",
  quota: "The calendar takes nothing more today; it is tried again by itself.",
  timeout: PASSING,
  connectivity: PASSING,
  server: PASSING,
  unusable: "The calendar can't be opened: disconnect it and connect it again.",
  fault: "Something went wrong here while the calendar was read; the log says what.",
};
