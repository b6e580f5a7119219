import type { Clock } from "../base/clock.ts";
import { noticeKinds } from "../notifications/kinds.ts";
import { forgetNotices } from "../store/outbox/forget-notices.ts";
import { forgetWhatsappWindows } from "../store/outbox/whatsapp-windows.ts";
import type { Database } from "../store/database.ts";

const DAY_MS = 24 * 60 * 60_000;

/**
 * Erases whom notices were for and what they said once they were settled `days` ago, and codes soon after. Answers how many.
 */
export async function forgetOldNotices({
  database,
  clock,
  days,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly days: number;
}): Promise<number> {
  const nowMs = clock.nowMs();
  await database.write((writer) => forgetWhatsappWindows(writer, nowMs));
  let forgotten = await forgetNotices(database, { settledBeforeMs: nowMs - days * DAY_MS, nowMs });
  for (const [kind, { forgetAfterMs }] of Object.entries(noticeKinds)) {
    if (forgetAfterMs === undefined) continue;
    const settledBeforeMs = nowMs - forgetAfterMs;
    forgotten += await forgetNotices(database, { kind, settledBeforeMs, nowMs });
  }
  return forgotten;
}
