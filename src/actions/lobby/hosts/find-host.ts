import type { Match, MatchContext } from "../../../domain/people/matching/match.ts";
import type { Employee } from "../../../store/lobby/employees.ts";
import { countLookup, lookupsOf } from "../../../store/lobby/lobby-lookups.ts";
import { loadLobbyRules } from "../../../store/lobby/lobby-rules.ts";
import { callOf, type ActionContext } from "../../action-context.ts";
import { expectingHosts } from "./expecting-hosts.ts";
import { hostOf, type Host } from "./host.ts";
import { loadDirectory, type LobbyDirectory } from "./load-directory.ts";

/** Who is meant, or what stands in the way. */
export type FindHostResult =
  | { readonly outcome: "found"; readonly host: Host }
  /** Two or three to choose from, or, where there are more, nobody by name: ask for more of it. */
  | { readonly outcome: "several"; readonly hosts: readonly Host[]; readonly ask: TellApart }
  | { readonly outcome: "none"; readonly misses: number }
  | { readonly outcome: "gone"; readonly name: string; readonly instead?: Host }
  | { readonly outcome: "away"; readonly host: Host; readonly instead?: Host }
  /** So many names were tried that a person takes over. */
  | { readonly outcome: "too-many" };

/** What tells several apart: their departments or places, their names, or the rest of a name that was not said. */
export type TellApart = "department" | "site" | "name" | "last-name";

/** Names that are found count too, at this many for one that is not: nobody asks their way through a directory. */
const TRIES_PER_MISS = 4;

/** Most that are ever named to choose from. */
const MOST_NAMED = 3;

/** Looks for whom a visitor came to see by what was heard of the name, and counts it. */
export async function findHost(
  context: ActionContext,
  wish: {
    /** A name, or the sentence around one. */
    readonly name: string;
    /** In the visitor's words. */
    readonly spelled?: string;
    readonly department?: string;
    readonly site?: string;
    /** The visitor's own name, where it is known: somebody may expect them. */
    readonly visitor?: string;
  },
): Promise<FindHostResult> {
  const { database, deskId, clock } = context;
  const nowMs = clock.nowMs();
  const directory = await loadDirectory(database, deskId);
  const { mostLookups } = await loadLobbyRules(database.read, deskId);
  const { name, visitor, ...narrowing } = wish;
  const expecting = await expectingHosts(context, visitor);
  const found = look(directory, name, { ...narrowing, ...(expecting.length > 0 && { expecting }) });
  const callId = callOf(context);
  if (callId === null) return resultOf(context, directory, found, nowMs, 0);
  const isMiss = found.status === "none";
  return await database.write(async (writer) => {
    const before = await lookupsOf(writer, callId);
    if (isTooMuch(before, mostLookups)) return { outcome: "too-many" };
    const { misses } = await countLookup(writer, { deskId, callId, isMiss, nowMs });
    if (isMiss && misses >= mostLookups) return { outcome: "too-many" };
    return resultOf(context, directory, found, nowMs, misses);
  });
}

function isTooMuch(
  { tries, misses }: { readonly tries: number; readonly misses: number },
  mostLookups: number,
): boolean {
  return misses >= mostLookups || tries >= mostLookups * TRIES_PER_MISS;
}

interface Found {
  readonly status: Match["status"];
  readonly people: readonly Employee[];
  readonly alike: number;
}

/** Those who left are looked through too, and count where their name fits better than anybody's who is here. */
function look(directory: LobbyDirectory, name: string, context: MatchContext): Found {
  const here = directory.here.match(name, context);
  const gone = directory.gone.match(name, context);
  const isGone = gone.status === "found" && (here.status === "none" || ahead(gone, here));
  const { status, candidates, alike } = isGone ? gone : here;
  const byId = new Map(directory.employees.map((employee) => [employee.id, employee]));
  const best = candidates.slice(0, Math.max(1, Math.min(alike, MOST_NAMED)));
  return { status, people: best.flatMap(({ id }) => byId.get(id) ?? []), alike };
}

function ahead(one: Match, other: Match): boolean {
  return (one.candidates[0]?.score ?? 0) > (other.candidates[0]?.score ?? 0) + 0.05;
}

function resultOf(
  context: ActionContext,
  { employees, sites }: LobbyDirectory,
  { status, people, alike }: Found,
  nowMs: number,
  misses: number,
): FindHostResult {
  const [first] = people;
  if (status === "none" || first === undefined) return { outcome: "none", misses };
  if (status === "several") {
    const hosts = people.map((one) => hostOf(context, one, sites));
    const ask = alike > MOST_NAMED ? "last-name" : tellApart(people);
    return { outcome: "several", hosts: ask === "last-name" ? [] : hosts, ask };
  }
  const steppingIn = first.isGone ? (first.seeInsteadId ?? first.alternateId) : first.alternateId;
  const other = employees.find(({ id }) => id === steppingIn);
  const instead =
    other === undefined || !isIn(other, nowMs) ? {} : { instead: hostOf(context, other, sites) };
  if (first.isGone) return { outcome: "gone", name: first.name, ...instead };
  const host = hostOf(context, first, sites);
  return isIn(first, nowMs) ? { outcome: "found", host } : { outcome: "away", host, ...instead };
}

/** Whether somebody can be visited now. */
export function isIn({ isGone, awayUntilMs = 0 }: Employee, nowMs: number): boolean {
  return !isGone && awayUntilMs <= nowMs;
}

/** People of one given name are told apart without saying who they are. */
function tellApart(people: readonly Employee[]): TellApart {
  const isOneName = new Set(people.map(({ givenName }) => givenName.toLowerCase())).size === 1;
  if (!isOneName || people.length === 1) return "name";
  if (areDistinct(people.map(({ department }) => department))) return "department";
  return areDistinct(people.map(({ locationId }) => locationId)) ? "site" : "last-name";
}

function areDistinct(values: readonly (string | undefined)[]): boolean {
  return !values.includes(undefined) && new Set(values).size === values.length;
}
