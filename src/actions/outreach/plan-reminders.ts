import { outreachKey } from "../../domain/outreach/outreach-key.ts";
import { outreachTimes, type PlannedNotice } from "../../domain/outreach/outreach-times.ts";
import type { Outreach } from "../../domain/outreach/outreach.ts";
import { enqueue, withdraw } from "../../store/outbox/outbox.ts";
import { loadOutreach } from "../../store/outbox/outreach.ts";
import { visitBrief, type VisitBrief } from "../../store/book/visit-brief.ts";
import type { Writer } from "../../store/database.ts";

/** Plans the reminders before an appointment and the question after it; `saidAtMs` is when the customer booked or moved it. */
export async function planReminders(
  writer: Writer,
  rules: Outreach,
  of: {
    readonly deskId: string;
    readonly visitId: string;
    readonly visit: VisitBrief;
    readonly saidAtMs: number;
    readonly nowMs: number;
  },
): Promise<void> {
  const { deskId, visitId, visit, saidAtMs, nowMs } = of;
  for (const planned of outreachTimes(visit, rules, { zone: visit.zone, nowMs: saidAtMs })) {
    await enqueue(writer, {
      deskId,
      key: outreachKey(planned.what, visitId, visit.startMs),
      ...wayOf(planned.what, rules),
      visitId,
      payload: planned.what === "follow-up" ? {} : { startMs: visit.startMs },
      dueAtMs: planned.dueAtMs,
      notAfterMs: planned.notAfterMs,
      nowMs,
    });
  }
}

/** Plans them anew for every appointment that isn't over, by the rules as they are now. What was told is not told again. */
export async function replanReminders(
  writer: Writer,
  deskId: string,
  nowMs: number,
): Promise<void> {
  const rules = await loadOutreach(writer, deskId);
  const visits = await writer
    .selectFrom("visits")
    .select(["id", "created_at_ms", "updated_at_ms"])
    .where("desk_id", "=", deskId)
    .where("status", "=", "booked")
    .where("ends_at_ms", ">", nowMs)
    .execute();
  for (const { id: visitId, created_at_ms: madeMs, updated_at_ms: movedMs } of visits) {
    const visit = await visitBrief(writer, visitId);
    if (!visit) continue;
    await withdraw(writer, { visitId, kinds: REMINDERS, reason: "replaced", nowMs });
    const saidAtMs = movedMs ?? madeMs;
    await planReminders(writer, rules, { deskId, visitId, visit, saidAtMs, nowMs });
  }
}

const REMINDERS = [
  "reminder-message",
  "reminder-call",
  "follow-up-message",
  "follow-up-call",
] as const;

function wayOf(what: PlannedNotice["what"], { followUpBy }: Outreach) {
  if (what === "reminder-call") return { kind: what, channel: "call" } as const;
  if (what === "reminder-message") return { kind: what, channel: "message" } as const;
  return followUpBy === "call"
    ? ({ kind: "follow-up-call", channel: "call" } as const)
    : ({ kind: "follow-up-message", channel: "message" } as const);
}
