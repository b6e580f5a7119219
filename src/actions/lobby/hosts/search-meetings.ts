import type { ExpectedVisit } from "../../../store/lobby/expected-visits.ts";
import { countLookup, lookupsOf } from "../../../store/lobby/lobby-lookups.ts";
import { loadLobbyRules } from "../../../store/lobby/lobby-rules.ts";
import { callOf, type ActionContext } from "../../action-context.ts";
import { expectedAboutNow, isCompany, isTheirs } from "./expecting-hosts.ts";
import { isIn } from "./find-host.ts";
import { hostOf, type Host } from "./host.ts";
import { loadDirectory } from "./load-directory.ts";

/** Who expects a visitor that doesn't remember whom to see. */
export type SearchMeetingsResult =
  | { readonly outcome: "found"; readonly host: Host; readonly startsAtMs: number }
  /** More than one meeting fits: more must be told about it. */
  | { readonly outcome: "several" }
  | { readonly outcome: "none" }
  | { readonly outcome: "too-many" };

/** How far from a meeting's beginning the time that a visitor tells may be. */
const ABOUT_MS = 45 * 60_000;

/**
 * Looks for the one meeting that a visitor came for, by their name, their company and its time, and counts it as a name that was looked
 * up: nobody learns who meets whom by guessing. A name is held against the visitor's, never against a host's.
 */
export async function searchMeetings(
  context: ActionContext,
  wish: {
    readonly visitor?: string;
    readonly company?: string;
    /** When it begins. */
    readonly atMs?: number;
  },
): Promise<SearchMeetingsResult> {
  const { database, deskId, clock } = context;
  const nowMs = clock.nowMs();
  const { employees, sites } = await loadDirectory(database, deskId);
  const { mostLookups } = await loadLobbyRules(database.read, deskId);
  const expected = await expectedAboutNow(database.read, deskId, nowMs);
  const fitting = expected.filter((one) => fits(one, wish));
  const [first] = fitting;
  const hosts = new Set(fitting.map((one) => one.host_id));
  const employee = employees.find(({ id }) => id === first?.host_id);
  const isFound = hosts.size === 1 && employee !== undefined && isIn(employee, nowMs);
  const callId = callOf(context);
  if (callId !== null) {
    const isTooMuch = await database.write(async (writer) => {
      const { misses } = await lookupsOf(writer, callId);
      if (misses >= mostLookups) return true;
      const counted = await countLookup(writer, { deskId, callId, isMiss: !isFound, nowMs });
      return !isFound && counted.misses >= mostLookups;
    });
    if (isTooMuch) return { outcome: "too-many" };
  }
  if (!isFound || first === undefined) return { outcome: hosts.size > 1 ? "several" : "none" };
  return {
    outcome: "found",
    host: hostOf(context, employee, sites),
    startsAtMs: first.starts_at_ms,
  };
}

/** What is said must fit what is known of a meeting; a time alone says nothing. */
function fits(
  expected: ExpectedVisit,
  { visitor, company, atMs }: Parameters<typeof searchMeetings>[1],
): boolean {
  if (visitor === undefined && company === undefined) return false;
  if (atMs !== undefined && Math.abs(expected.starts_at_ms - atMs) > ABOUT_MS) return false;
  return visitor === undefined
    ? isCompany(expected, company)
    : isTheirs(expected, { visitor, company });
}
