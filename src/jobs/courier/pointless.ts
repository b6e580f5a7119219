import type { NoticeRules } from "../../notifications/kinds.ts";
import type { Notice } from "../../store/outbox/outbox-rows.ts";
import type { VisitBrief } from "../../store/book/visit-brief.ts";

/** Who has confirmed so shortly before the visit needn't be rung about it. */
const CONFIRMED_LATELY_MS = 48 * 60 * 60_000;

interface Ended {
  readonly do: "end";
  readonly status: "skipped" | "failed";
  readonly reason: string;
}

/** Why a notice must not go out any more, however much it was wanted when it was written; undefined when it may. */
export function whyPointless(
  notice: Notice,
  rules: NoticeRules,
  at: { readonly visit: VisitBrief | undefined; readonly nowMs: number },
): Ended | undefined {
  const { visit, nowMs } = at;
  const changed = rules.about === "nothing" ? undefined : whyChanged(notice, rules, visit);
  if (changed !== undefined) return skip(changed);
  const isAhead = rules.about !== "nothing" && rules.about !== "past";
  const hasBegun = isAhead && visit !== undefined && visit.startMs <= nowMs;
  const latestMs = notice.notAfterMs ?? notice.createdAtMs + rules.lateByMs;
  // It makes sense up to the very last millisecond, so that what is due then can still go.
  if (!hasBegun && nowMs <= latestMs) return undefined;
  return notice.attempts === 0
    ? skip("too late")
    : { do: "end", status: "failed", reason: "the carrier didn't take it in time" };
}

function whyChanged(
  { kind, payload, visitId }: Notice,
  { about }: NoticeRules,
  visit: VisitBrief | undefined,
): string | undefined {
  // What was put in before visits were noted beside it can't be checked, and is old.
  if (visitId === undefined) return "too late";
  if (!visit) return "the appointment is gone";
  if (about === "held") return visit.status === "held" ? undefined : "the place is no longer held";
  if (about === "cancelled") return visit.status === "cancelled" ? undefined : "booked again";
  if (visit.status !== "booked") return "cancelled";
  const { startMs } = payload;
  if (typeof startMs === "number" && startMs !== visit.startMs) return "moved";
  if (about === "past" && visit.isRated) return "told already how it was";
  const { confirmedAtMs } = visit;
  const isConfirmed =
    confirmedAtMs !== undefined && confirmedAtMs >= visit.startMs - CONFIRMED_LATELY_MS;
  return kind === "reminder-call" && isConfirmed ? "confirmed already" : undefined;
}

function skip(reason: string): Ended {
  return { do: "end", status: "skipped", reason };
}
