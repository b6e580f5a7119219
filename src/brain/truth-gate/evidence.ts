import { z } from "zod";
import type { ToolAnswered } from "../../domain/dialogue/transcript.ts";
import { weekdayNames } from "../../domain/time/vocabulary.ts";
import { wordsOf } from "../../domain/dialogue/words.ts";
import type { BrainContext } from "../../ports/brain.ts";
import type { Desk } from "../../ports/desk.ts";
import { DEEDS, type Deed } from "./claims.ts";
import { factsIn, type Facts } from "./facts.ts";

/** What is known in a call, and so may be said in it. */
export interface Evidence {
  /** What was committed, or looked up as standing in the book, with the facts of each. */
  readonly done: readonly { readonly deeds: readonly Deed[]; readonly facts: Facts }[];
  /** What may be said without any detail ("you're all set"): nothing while something newer waits for a yes. */
  readonly settled: ReadonlySet<Deed>;
  /** From tools, from the caller, and from the desk's own words. */
  readonly facts: Facts;
  /** What the desk tells everybody: its hours, its prices. It says nothing about what is free or booked. */
  readonly briefing: Facts;
  /** Every word of the same: a name that is among them was given, however it was written. */
  readonly words: ReadonlySet<string>;
  /** Whole sentences that the desk wrote for this call. */
  readonly written: readonly string[];
}

const named = z.object({ what: z.string() });

/** The caller will come to what is booked: "see you then" is true of it, and no more than that. */
const confirmed = z.object({ what: z.literal("confirmed") });

/** What news from outside makes true, by its kind. */
const NEWS_DEEDS: Readonly<Record<string, readonly Deed[]>> = {
  "on-my-way": ["coming"],
  colleague: ["coming"],
  "badge-printed": ["printed"],
};

/** Gathers it from everything the brain was given. */
export function gatherEvidence(context: BrainContext): Evidence {
  const today = context.nowLocal.slice(0, 10);
  const effects = new Map(context.desk.tools.map(({ name, effect }) => [name, effect]));
  const done: Evidence["done"][number][] = [];
  const settled = new Set<Deed>();
  const texts: string[] = [context.caller.name ?? "", context.caller.number ?? ""];
  // The greeting may be said again word for word, and in a call that we make it says whom it is for and why.
  const written: string[] = [context.desk.profile.greeting];
  for (const item of context.transcript) {
    if (item.role === "caller") texts.push(item.text);
    if (item.role === "news") {
      const { kind, text } = item.news;
      texts.push(text);
      written.push(text);
      const deeds = NEWS_DEEDS[kind] ?? [];
      if (deeds.length > 0) done.push({ deeds, facts: factsIn(text, today) });
      for (const deed of deeds) settled.add(deed);
    }
    if (item.role !== "tool-result") continue;
    const text = textOf(item);
    texts.push(text);
    written.push(...speakableOf(item));
    if (item.result.status === "proposed") settled.clear();
    if (item.result.status !== "ok") continue;
    const isConfirmed = confirmed.safeParse(item.result.data).success;
    const isCommitted = isConfirmed || effects.get(item.name) === "commit";
    const deeds = isConfirmed ? (["confirmed", "booked"] as const) : deedsOf(item, isCommitted);
    if (deeds.length === 0) continue;
    done.push({ deeds, facts: factsIn(text, today) });
    if (isCommitted) for (const deed of deeds) settled.add(deed);
  }
  const all = texts.join("\n");
  const told = toldByDesk(context.desk, today);
  return {
    done,
    settled,
    written,
    facts: withDates(both(told.facts, factsIn(all, today)), today),
    briefing: told.briefing,
    words: new Set([...told.words, ...wordsOf(all)]),
  };
}

/** What a desk says to everybody, read once a call rather than in each reply. */
interface Told {
  readonly today: string;
  readonly facts: Facts;
  readonly briefing: Facts;
  readonly words: readonly string[];
}

const toldBy = new WeakMap<Desk, Told>();

function toldByDesk(desk: Desk, today: string): Told {
  const known = toldBy.get(desk);
  if (known?.today === today) return known;
  const said = deskWords(desk);
  const told = {
    today,
    facts: factsIn(said, today),
    briefing: factsIn(desk.briefing, today),
    words: wordsOf(`${said}\n${desk.briefing}`),
  };
  toldBy.set(desk, told);
  return told;
}

function both(one: Facts, other: Facts): Facts {
  return {
    times: new Set([...one.times, ...other.times]),
    numbers: new Set([...one.numbers, ...other.numbers]),
    weekdays: new Set([...one.weekdays, ...other.weekdays]),
    names: new Set([...one.names, ...other.names]),
  };
}

/** A tool that commits says in `what` what it did, or that it was none of these deeds; one that reads shows what stands in the book. */
function deedsOf(item: ToolAnswered, commits: boolean): readonly Deed[] {
  if (item.result.status !== "ok") return [];
  const { data } = item.result;
  const read = named.safeParse(data);
  if (commits) return read.success ? DEEDS.filter((deed) => deed === read.data.what) : DEEDS;
  return JSON.stringify(data).includes("appointment") ? ["booked"] : [];
}

function textOf({ result }: ToolAnswered): string {
  switch (result.status) {
    case "ok":
      return `${JSON.stringify(result.data)}\n${result.speakable ?? ""}`;
    case "proposed":
      return `${JSON.stringify(result.data)}\n${result.readBack}`;
    case "refused":
      return `${JSON.stringify(result.alternatives ?? null)}\n${result.speakable}`;
    case "ending":
      return result.speakable;
    default:
      return "";
  }
}

function speakableOf({ result }: ToolAnswered): readonly string[] {
  if (result.status === "proposed") return [result.readBack];
  return "speakable" in result && result.speakable !== undefined ? [result.speakable] : [];
}

/** Whom and what the desk has: no secret, and no claim about anybody. */
function deskWords({ profile, phrasebook }: Desk): string {
  const entries = [...phrasebook.services, ...phrasebook.people];
  const names = entries.flatMap(({ name, spoken }) => [name, spoken.join(" ")]);
  return [profile.name, profile.greeting, names.join("\n")].join("\n");
}

/** A brain may say which date a known day of the week is: the next ones from today. */
function withDates(facts: Facts, today: string): Facts {
  const numbers = new Set(facts.numbers);
  for (let ahead = 0; ahead <= DATES_AHEAD; ahead += 1) {
    const day = new Date(Date.parse(`${today}T00:00Z`) + ahead * DAY_MS);
    if (facts.weekdays.has(weekdayNames[(day.getUTCDay() + 6) % 7] ?? ""))
      numbers.add(day.getUTCDate());
  }
  return { ...facts, numbers };
}

const DAY_MS = 86_400_000;

/** "Next Friday" may mean either of two. */
const DATES_AHEAD = 15;
