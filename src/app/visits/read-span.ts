import type { ManageContext } from "../../actions/manage/deed.ts";
import { deskRules } from "../../actions/manage/desk-row.ts";
import { Refused } from "../../actions/manage/refused.ts";
import { localDayAround } from "../../domain/scheduling/local-time.ts";
import { readEdge } from "../manager/when-words.ts";

/** From and until when, in words such as "last Monday" or 2026-11-20; today unless told otherwise. Throws `Refused`. */
export async function readSpan(
  { database, deskId, clock }: ManageContext,
  words: { readonly from?: string; readonly to?: string },
): Promise<{ readonly fromMs: number; readonly untilMs: number }> {
  const { zone } = await deskRules(database.read, deskId);
  const nowMs = clock.nowMs();
  const today = localDayAround(nowMs, zone);
  const here = { zone, nowMs };
  const fromMs = words.from === undefined ? undefined : readEdge(words.from, here, "from");
  const untilMs = words.to === undefined ? undefined : readEdge(words.to, here, "to");
  const span = {
    fromMs: fromMs ?? Math.min(today.startMs, (untilMs ?? today.endMs) - 1),
    untilMs: untilMs ?? Math.max(today.endMs, (fromMs ?? 0) + 1),
  };
  if (span.untilMs <= span.fromMs) throw new Refused("--to must be later than --from.");
  return span;
}
