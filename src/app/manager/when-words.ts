import { Temporal } from "temporal-polyfill";
import { Refused } from "../../actions/manage/refused.ts";
import { toInstantMs, toLocal } from "../../domain/scheduling/local-time.ts";
import { resolveWhen } from "../../domain/time/find-when.ts";
import { askAbout } from "../../domain/time/say-meaning.ts";

/** Where and when words are meant. */
export interface Here {
  /** IANA zone. */
  readonly zone: string;
  readonly nowMs: number;
}

/** A day: `2026-12-24`, or words such as "next Friday". Throws `Refused`. */
export function readDay(text: string, here: Here): string {
  const word = text.trim();
  if (/^\d{4}-\d\d-\d\d$/u.test(word)) return checkDay(word);
  const now = toLocal(here.nowMs, here.zone);
  const meaning = resolveWhen(word, { now, answer: true });
  if (meaning.ask === null && meaning.date !== null) return meaning.date;
  const question = meaning.ask === null ? null : askAbout(meaning, now);
  throw new Refused(
    `"${text}" names no day${question === null ? "" : ` (${question})`}; write one such as 2026-12-24.`,
  );
}

/** An instant: `2026-12-24 15:00`, or words such as "tomorrow at 4 pm". Throws `Refused`. */
export function readMoment(text: string, here: Here): number {
  const word = text.trim();
  const [, day, clock] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)$/u.exec(word) ?? [];
  if (day !== undefined && clock !== undefined)
    return localMoment(`${checkDay(day)}T${clock}`, here, text);
  const now = toLocal(here.nowMs, here.zone);
  const meaning = resolveWhen(word, { now, answer: true });
  if (meaning.ask === null && meaning.date !== null && meaning.time !== null)
    return localMoment(`${meaning.date}T${meaning.time}`, here, text);
  const question = meaning.ask === null ? null : askAbout(meaning, now);
  throw new Refused(
    `"${text}" names no day and time${question === null ? "" : ` (${question})`}; write like "2026-12-24 15:00".`,
  );
}

/**
 * Where a stretch begins or ends: a day and time, or a whole day, which as an end counts to its midnight. Throws
 * `Refused`.
 */
export function readEdge(text: string, here: Here, edge: "from" | "to"): number {
  const word = text.trim();
  if (/^\d{4}-\d\d-\d\d$/u.test(word) || isDayOnly(word, here)) {
    const day = Temporal.PlainDate.from(readDay(word, here)).add({ days: edge === "to" ? 1 : 0 });
    return day.toZonedDateTime(here.zone).epochMilliseconds;
  }
  return readMoment(word, here);
}

/** An instant as `readMoment` takes it. */
export function writeMoment(atMs: number, zone: string): string {
  return toLocal(atMs, zone).replace("T", " ");
}

/** An edge as `readEdge` takes it: a bare day where it is a midnight. */
export function writeEdge(atMs: number, zone: string, edge: "from" | "to"): string {
  const local = toLocal(atMs, zone);
  if (!local.endsWith("T00:00")) return local.replace("T", " ");
  const day = Temporal.PlainDate.from(local.slice(0, 10));
  return day.subtract({ days: edge === "to" ? 1 : 0 }).toString();
}

function isDayOnly(text: string, here: Here): boolean {
  const now = toLocal(here.nowMs, here.zone);
  const meaning = resolveWhen(text, { now, answer: true });
  return meaning.ask === null && meaning.date !== null && meaning.time === null;
}

function checkDay(day: string): string {
  try {
    return Temporal.PlainDate.from(day, { overflow: "reject" }).toString();
  } catch {
    throw new Refused(`No calendar has the ${day}; write a day such as 2026-12-24.`);
  }
}

function localMoment(local: string, { zone }: Here, text: string): number {
  try {
    return toInstantMs(local, zone);
  } catch {
    throw new Refused(`"${text}" is no time of day; write like "2026-12-24 15:00".`);
  }
}
