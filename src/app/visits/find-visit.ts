import type { ManageContext } from "../../actions/manage/deed.ts";
import { Refused } from "../../actions/manage/refused.ts";
import { listVisits, type VisitView } from "../../actions/lobby/visits/list-visits.ts";

/** The end of an id is enough, as lists show it. */
const SHORTEST_ID = 6;

/**
 * The one visit that an owner means: by its id, the end of one, or the visitor's name; of several by one name, whoever is still here.
 * Throws `Refused` when it is none or could be several.
 */
export async function findVisit(context: ManageContext, word: string): Promise<VisitView> {
  const wanted = word.trim().toLowerCase();
  if (wanted === "") throw new Refused("Say which visit, by its id or the visitor's name.");
  const all = await listVisits(context, { fromMs: 0, untilMs: Number.MAX_SAFE_INTEGER });
  const byId = all.filter(({ id }) => isId(id.toLowerCase(), wanted));
  const byName = all.filter(({ visitor }) => visitor?.toLowerCase().startsWith(wanted) === true);
  const named = byName.filter(({ left }) => left === null);
  const found = [byId, named, byName].find((some) => some.length > 0) ?? [];
  const [only, another] = found;
  if (only && !another) return only;
  if (!only)
    throw new Refused(`There is no visit "${word}"; frontdesk visits lists them.`, "state");
  const choices = found.slice(0, 4).map(({ id, visitor }) => `${visitor ?? "somebody"} (${id})`);
  throw new Refused(`"${word}" could be ${choices.join(" or ")}; use the id.`, "state");
}

function isId(id: string, wanted: string): boolean {
  return id === wanted || (wanted.length >= SHORTEST_ID && id.endsWith(wanted));
}
