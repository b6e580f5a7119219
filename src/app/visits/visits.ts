import { checkOut } from "../../actions/lobby/visits/check-out.ts";
import {
  listExpected,
  listVisits,
  showVisit,
  type VisitView,
} from "../../actions/lobby/visits/list-visits.ts";
import type { ManageContext } from "../../actions/manage/deed.ts";
import { Refused } from "../../actions/manage/refused.ts";
import { findVisit } from "./find-visit.ts";

export { listVisits as visitsOf, listExpected as expectedOf };

/** Everything about the one visit that is meant. Throws `Refused`. */
export async function showInWords(context: ManageContext, word: string) {
  return await showVisit(context, await findVisit(context, word));
}

/** Signs the visitor out whom the owner means. Throws `Refused`. */
export async function checkOutInWords(context: ManageContext, word: string): Promise<VisitView> {
  const visit = await findVisit(context, word);
  const left = await checkOut(context, { visitId: visit.id, by: "desk" });
  if (left.ok) return visit;
  const when = visit.left === null ? "" : ` at ${visit.left.slice(0, 16).replace("T", " ")}`;
  throw new Refused(`${visit.visitor ?? "They"} left already${when}.`, "state");
}
