import type { Selectable } from "kysely";
import type { Reader, Writer } from "../database.ts";
import type { BadgesTable } from "../schema/badges.ts";

/** A badge that was asked for. */
export type BadgeJob = Readonly<Selectable<BadgesTable>>;

/** Whether there is a badge to be printed, or one whose printing nobody saw to the end. */
export async function hasBadgeWork(reader: Reader, nowMs: number): Promise<boolean> {
  const row = await reader
    .selectFrom("badges")
    .select("id")
    .where((where) =>
      where.or([
        where("status", "=", "waiting"),
        where.and([where("status", "=", "printing"), where("claimed_until_ms", "<=", nowMs)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a badge of a visitor in this call is still to come out. */
export async function hasBadgeUnderWay(reader: Reader, callId: string): Promise<boolean> {
  const row = await reader
    .selectFrom("badges")
    .innerJoin("lobby_visits", "lobby_visits.id", "badges.visit_id")
    .select("badges.id")
    .where("lobby_visits.call_id", "=", callId)
    .where("badges.status", "in", ["waiting", "printing"])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes the badge that waits longest; from the commit on it may be on paper, so that nobody prints it a second time. */
export async function claimBadge(
  writer: Writer,
  { nowMs, leaseMs }: { readonly nowMs: number; readonly leaseMs: number },
): Promise<BadgeJob | undefined> {
  const badge = await writer
    .selectFrom("badges")
    .selectAll()
    .where("status", "=", "waiting")
    .orderBy("requested_at_ms")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (!badge) return undefined;
  await writer
    .updateTable("badges")
    .set({ status: "printing", claimed_until_ms: nowMs + leaseMs })
    .where("id", "=", badge.id)
    .execute();
  return badge;
}

/** A badge whose printing was begun by somebody who is gone. */
export async function lapsedBadge(writer: Writer, nowMs: number): Promise<BadgeJob | undefined> {
  return await writer
    .selectFrom("badges")
    .selectAll()
    .where("status", "=", "printing")
    .where("claimed_until_ms", "<=", nowMs)
    .orderBy("claimed_until_ms")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

/** Writes what became of a badge. Answers false when somebody else had settled it. */
export async function settleBadge(
  writer: Writer,
  badge: {
    readonly id: string;
    readonly status: "printed" | "failed" | "unknown";
    readonly printer: string | null;
    readonly job?: string;
    readonly reason?: string;
    readonly staffTold: boolean;
    readonly nowMs: number;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable("badges")
    .set({
      status: badge.status,
      printer: badge.printer,
      job: badge.job ?? null,
      reason: badge.reason ?? null,
      claimed_until_ms: null,
      settled_at_ms: badge.nowMs,
      staff_told_at_ms: badge.staffTold ? badge.nowMs : null,
    })
    .where("id", "=", badge.id)
    .where("status", "=", "printing")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether the staff were told of this printer since then. */
export async function wereStaffToldOf(
  reader: Reader,
  { printer, sinceMs }: { readonly printer: string; readonly sinceMs: number },
): Promise<boolean> {
  const row = await reader
    .selectFrom("badges")
    .select("id")
    .where("printer", "=", printer)
    .where("staff_told_at_ms", ">", sinceMs)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
