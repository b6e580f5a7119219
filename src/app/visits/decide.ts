import { decideVisit } from "../../actions/lobby/deny/decide-visit.ts";
import { findDenyHits } from "../../actions/lobby/deny/find-deny-hits.ts";
import { lobbyRules } from "../../actions/lobby/lobby-rules.ts";
import type { VisitView } from "../../actions/lobby/visits/list-visits.ts";
import type { ManageContext } from "../../actions/manage/deed.ts";
import { Refused } from "../../actions/manage/refused.ts";
import { listDenyEntries } from "../../store/lobby/deny-list.ts";
import { findVisit } from "./find-visit.ts";

/** What a person decided about a visitor who may be on the deny list. Throws `Refused`. */
export async function decideInWords(
  context: ManageContext,
  decision: {
    readonly word: string;
    readonly verdict: "same" | "other";
    /** Whether this installation has a badge printer. */
    readonly hasPrinter: boolean;
  },
): Promise<VisitView> {
  const visit = await findVisit(context, decision.word);
  const { badge } = await lobbyRules(context);
  const decided = await decideVisit(context, {
    visitId: visit.id,
    verdict: decision.verdict,
    printsBadges: decision.hasPrinter || badge.printer !== undefined,
  });
  if (decided.ok) return visit;
  throw new Refused(
    `Nothing is to be decided about ${visit.visitor ?? "that visit"}; frontdesk visits show tells what became of it.`,
    "state",
  );
}

/** Who on the list a visitor of this name would be held up for, the likeliest first. */
export async function checkName(
  { database, deskId }: ManageContext,
  visitor: { readonly name: string; readonly company?: string },
): Promise<readonly { readonly name: string; readonly score: number }[]> {
  const names = new Map(
    (await listDenyEntries(database.read, deskId)).map(({ id, name }) => [id, name]),
  );
  const hits = await findDenyHits(database.read, deskId, visitor);
  return hits.map(({ entryId, score }) => ({
    name: names.get(entryId) ?? entryId,
    score: Math.round(score * 100) / 100,
  }));
}
