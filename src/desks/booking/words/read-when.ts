import type { Business } from "../../../actions/load-desk.ts";
import type { Location } from "../../../domain/business/location.ts";
import { toInstantMs, toLocal } from "../../../domain/scheduling/local-time.ts";
import { resolveWhen } from "../../../domain/time/find-when.ts";
import type { Ask, Meaning, Preference } from "../../../domain/time/meaning.ts";
import { askAbout } from "../../../domain/time/say-meaning.ts";

/** What a caller's words say about when, for this business at this moment. */
export type WhenReading =
  /** One instant. */
  | { readonly kind: "moment"; readonly startMs: number }
  /** Something is missing: these days, at these times of day, would do. */
  | ({ readonly kind: "open"; readonly missing: "date" | "time" } & OpenWhen)
  /** The words can be read in two ways, or in none. */
  | { readonly kind: "ask"; readonly reason: AskReason; readonly question: string };

/** Days `YYYY-MM-DD`, both included; times `HH:MM`, the second not included. */
export interface OpenWhen {
  readonly fromDate: string;
  readonly toDate: string;
  readonly fromTime: string;
  readonly toTime: string;
  readonly prefer: Preference | null;
}

type AskReason = "which-week" | "am-or-pm" | "which-date" | "past" | "need-time";

/** How far ahead a caller who names no day is offered something. */
const SOON_DAYS = 7;

/**
 * Reads a caller's words, or an ISO 8601 time of an offer, by the clock and the hours of `place` where it is about one. `day` (`YYYY-MM-DD`) is meant where the words name no day: "make
 * it five" of an appointment that is to be moved.
 */
export function readWhen(
  words: string,
  options: {
    readonly business: Business;
    readonly place?: Location | undefined;
    readonly nowMs: number;
    readonly day?: string;
  },
): WhenReading {
  const { business, place = business, nowMs } = options;
  const { country } = business;
  const { zone, hours } = place;
  const exact = readIso(words, zone);
  if (exact !== undefined) return { kind: "moment", startMs: exact };
  const now = toLocal(nowMs, zone);
  const meaning = meaningOf(words, { country, hours }, now, options.day);
  const { ask, time } = meaning;
  if (ask !== null)
    return { kind: "ask", reason: REASONS[ask], question: askAbout(meaning, now) ?? "" };
  const date = meaning.date ?? (meaning.dateRange === null ? (options.day ?? null) : null);
  if (date !== null && time !== null)
    return { kind: "moment", startMs: toInstantMs(`${date}T${time}`, zone) };
  const from = date ?? meaning.dateRange?.from ?? now.slice(0, 10);
  return {
    kind: "open",
    missing: date === null && meaning.dateRange === null ? "date" : "time",
    fromDate: from,
    toDate: date ?? meaning.dateRange?.to ?? addDays(from, SOON_DAYS - 1),
    fromTime: time ?? meaning.range?.from ?? "00:00",
    toTime: time === null ? (meaning.range?.to ?? "24:00") : nextMinute(time),
    prefer: meaning.prefer,
  };
}

const REASONS: Readonly<Record<Ask, AskReason>> = {
  "impossible-date": "which-date",
  past: "past",
  "which-date": "which-date",
  "which-week": "which-week",
  "which-time": "need-time",
  "am-or-pm": "am-or-pm",
};

type OpenIn = Pick<Business, "country" | "hours">;

/** Opening hours tell what "at three" means; which day's they are is known only once the words were read. */
function meaningOf(words: string, business: OpenIn, now: string, day?: string): Meaning {
  const slashDates = business.country === "US" ? "month-first" : "day-first";
  const first = resolveWhen(words, { now, slashDates, ...openingOn(business) });
  const date = first.date ?? day;
  if (date === undefined) return first;
  return resolveWhen(words, { now, slashDates, ...openingOn(business, date) });
}

/** From the first opening to the last closing of that weekday, or of any day. */
function openingOn(
  { hours }: OpenIn,
  date?: string,
): { readonly opening?: { readonly from: string; readonly to: string } } {
  const weekday = date === undefined ? undefined : new Date(`${date}T00:00Z`).getUTCDay() || 7;
  const spans = hours.filter((span) => weekday === undefined || span.weekday === weekday);
  if (spans.length === 0) return {};
  const from = Math.min(...spans.map((span) => span.fromMinute));
  const to = Math.max(...spans.map((span) => span.toMinute));
  return { opening: { from: clockOf(from), to: clockOf(Math.min(to, 24 * 60 - 1)) } };
}

/** What programs write: with an offset, or local without one. */
function readIso(words: string, zone: string): number | undefined {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/.exec(
    words.trim(),
  );
  const [whole, local, offset] = match ?? [];
  if (whole === undefined || local === undefined || !isInCalendar(local)) return undefined;
  return offset === undefined ? toInstantMs(local, zone) : Date.parse(whole);
}

/** Neither the 30th of February, which a program may take for the 2nd of March, nor 25 o'clock. */
function isInCalendar(local: string): boolean {
  const atMs = Date.parse(`${local}Z`);
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(local);
}

function clockOf(minutes: number): string {
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function nextMinute(time: string): string {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return clockOf(hours * 60 + minutes + 1);
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
