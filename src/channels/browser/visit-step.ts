import { z } from "zod";
import { unreachable } from "../../base/unreachable.ts";
import type { Expectation } from "../../domain/dialogue/expectation.ts";
import { flowState } from "../../domain/dialogue/flow.ts";
import type { NewsCame, ToolAnswered } from "../../domain/dialogue/transcript.ts";
import { LOBBY_FLOW } from "../../domain/visits/lobby-flow.ts";

/** What a visitor is asked for, so that a screen can offer the same to be tapped or typed. */
export interface VisitStep {
  readonly ask: VisitAsk;
  /** What there is to choose from, in the words that choose it. */
  readonly options: readonly string[];
  /** Those it may be, never more than three. */
  readonly people: readonly PersonShown[];
  /** What was read back, or what was done with it. */
  readonly visit?: VisitShown;
  /** Once somebody was told: for how long, and what came of it since. */
  readonly told?: Told;
}

/** `start`: nothing was said yet. `words`: anything, in their own words. */
export type VisitAsk =
  | "start"
  | "host"
  | "spell-host"
  | "which-host"
  | "confirm-host"
  /** Whether to tell somebody else, since whom they came for has left. */
  | "instead"
  /** Whether to leave a message, since whom they came for is away. */
  | "leave-message"
  | "visitor"
  | "spell-visitor"
  | "choice"
  | "yes-no"
  | "read-back"
  /** What of the read-back is wrong. */
  | "change"
  | "words"
  | "wait"
  /** Whether there is anything else. */
  | "more";

/** Somebody as a visitor may see them. */
export interface PersonShown {
  readonly label: string;
  readonly detail?: string;
  /** The words that choose them. */
  readonly says: string;
}

export interface VisitShown {
  readonly visitor?: string;
  readonly company?: string;
  readonly host?: string;
  readonly department?: string;
  readonly purpose?: string;
}

export interface Told {
  readonly outcome: string;
  readonly forMs: number;
  readonly badge: "none" | "printing" | "printed" | "failed";
  /** The first to come first. */
  readonly news: readonly { readonly kind: string; readonly text: string }[];
}

const MOST_PEOPLE = 3;

const person = z.object({
  name: z.string(),
  department: z.string().optional(),
  site: z.string().optional(),
});
const lookup = z.object({
  outcome: z.string().optional(),
  hosts: z.array(person).default([]),
  ask: z.string().optional(),
  instead: person.optional(),
});
const visit = z.object({
  visitor: z.string().nullish(),
  company: z.string().nullish(),
  host: z.string().nullish(),
  department: z.string().nullish(),
  purpose: z.string().nullish(),
});
const done = visit.extend({ outcome: z.string(), printsBadge: z.boolean().optional() });

/** The step that a lobby's conversation is at, from what tools and hosts have said in it and what it asks for now. */
export function visitStep(
  noted: readonly (ToolAnswered | NewsCame)[],
  expects: Expectation,
  nowMs: number,
): VisitStep {
  const state = flowState(LOBBY_FLOW, noted);
  const found = foundIn(noted);
  const ask = areHosts(expects, found)
    ? "which-host"
    : askOf(state, expects, { found, hasBegun: noted.length > 0 });
  const proposed = ask === "read-back" ? visitIn(last(noted, "proposed")) : undefined;
  const told = toldIn(noted, nowMs);
  const shown = proposed ?? (told && visitIn(told.item));
  return {
    ask,
    options: expects.kind === "choice" ? (expects.options ?? []) : [],
    people: peopleFor(ask, found),
    ...(shown && { visit: shown }),
    ...(told && { told: told.told }),
  };
}

function askOf(
  state: string,
  { kind }: Expectation,
  { found, hasBegun }: { readonly found: Found; readonly hasBegun: boolean },
): VisitAsk {
  switch (kind) {
    case "wait":
      return "wait";
    case "yes-no":
      if (state === "notify-host") return "read-back";
      return state === "confirm-host" || state === "disambiguate" ? confirming(found) : "yes-no";
    case "choice":
      return "choice";
    case "person":
      return "host";
    case "name":
      return "visitor";
    case "spelling":
      return state === "greeting" || state === "identify-host" ? "spell-host" : "spell-visitor";
    case "open":
      return askOpenly(state, hasBegun);
    case "service":
    case "date-time":
    case "phone":
    case "code":
      return "words";
    default:
      return unreachable(kind);
  }
}

function confirming({ outcome }: Found): VisitAsk {
  if (outcome === "gone") return "instead";
  return outcome === "away" ? "leave-message" : "confirm-host";
}

/** Whether the choice is one between those who were found: whoever was picked by name may be asked to choose something else next. */
function areHosts({ kind, options = [] }: Expectation, { hosts }: Found): boolean {
  if (kind !== "choice" || hosts.length < 2) return false;
  return options.every((option) =>
    hosts.some(({ name, department, site }) => [name, department, site].includes(option)),
  );
}

function askOpenly(state: string, hasBegun: boolean): VisitAsk {
  if (state === "greeting" && !hasBegun) return "start";
  if (state === "notify-host") return "change";
  return state === "complete" ? "more" : "words";
}

type Found = z.infer<typeof lookup>;

function foundIn(noted: readonly (ToolAnswered | NewsCame)[]): Found {
  const item = noted.findLast(
    (one) =>
      one.role === "tool-result" &&
      (one.name === "lookup_employee" || one.name === "search_meetings"),
  );
  const data = item?.role === "tool-result" && item.result.status === "ok" ? item.result.data : {};
  const parsed = lookup.safeParse(data);
  return parsed.success ? parsed.data : { hosts: [] };
}

function peopleFor(ask: VisitAsk, { hosts, ask: apart, instead }: Found): readonly PersonShown[] {
  if (ask === "which-host")
    return hosts.slice(0, MOST_PEOPLE).map((host) => showPerson(host, apart));
  if (ask !== "confirm-host" && ask !== "instead") return [];
  const [first] = instead ? [instead] : hosts;
  return first ? [showPerson(first, "name")] : [];
}

/** Where people are told apart by where they work, as much of a name as the visitor has said. */
function showPerson(host: z.infer<typeof person>, apart: string | undefined): PersonShown {
  const { name, department, site } = host;
  const [given = name] = name.split(" ");
  const byPlace = apart === "department" ? department : apart === "site" ? site : undefined;
  if (byPlace !== undefined) return { label: given, detail: byPlace, says: byPlace };
  const detail = department ?? site;
  return { label: name, ...(detail !== undefined && { detail }), says: name };
}

function last(
  noted: readonly (ToolAnswered | NewsCame)[],
  status: ToolAnswered["result"]["status"],
): ToolAnswered | undefined {
  return noted.findLast(
    (one): one is ToolAnswered => one.role === "tool-result" && one.result.status === status,
  );
}

function visitIn(item: ToolAnswered | undefined): VisitShown | undefined {
  const data = item && "data" in item.result ? item.result.data : undefined;
  const parsed = visit.safeParse(data);
  if (!parsed.success) return undefined;
  const known = Object.entries(parsed.data).flatMap(([key, value]) =>
    typeof value === "string" && value !== "" ? [[key, value] as const] : [],
  );
  return Object.fromEntries(known);
}

/** Outcomes after which nobody comes: a courier goes, and so does who leaves. */
const WAITS: ReadonlySet<string> = new Set(["announced", "review"]);

function toldIn(
  noted: readonly (ToolAnswered | NewsCame)[],
  nowMs: number,
): { readonly item: ToolAnswered; readonly told: Told } | undefined {
  const at = noted.findLastIndex(
    (one) =>
      one.role === "tool-result" && one.name === "confirm_proposal" && one.result.status === "ok",
  );
  const item = noted[at];
  if (item?.role !== "tool-result" || item.result.status !== "ok") return undefined;
  const parsed = done.safeParse(item.result.data);
  if (!parsed.success || !WAITS.has(parsed.data.outcome)) return undefined;
  const news = noted
    .slice(at)
    .flatMap((one) => (one.role === "news" ? [{ kind: one.news.kind, text: one.news.text }] : []));
  const { outcome, printsBadge = false } = parsed.data;
  return {
    item,
    told: { outcome, forMs: nowMs - item.atMs, badge: badgeOf(printsBadge, news), news },
  };
}

function badgeOf(prints: boolean, news: Told["news"]): Told["badge"] {
  const kind = news.findLast((one) => one.kind.startsWith("badge-"))?.kind;
  if (kind === "badge-printed") return "printed";
  if (kind === "badge-failed") return "failed";
  return prints ? "printing" : "none";
}
