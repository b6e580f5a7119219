import { toLocal } from "../domain/scheduling/local-time.ts";

/** Where and for whom a time is written. */
export interface WrittenWhere {
  /** IANA zone in which the time is meant. */
  readonly zone: string;
  /** BCP 47: how dates are written there; the words are English. */
  readonly language: string;
  readonly nowMs: number;
  /** IANA zone of the business, when it may be another one: the time then says whose it is. */
  readonly homeZone?: string;
}

/** "tomorrow, Tuesday 24 November, at 3:00 pm": with the date always, because a message may be read days later. */
export function writeMoment(atMs: number, where: WrittenWhere): string {
  const near = { 0: "today, ", 1: "tomorrow, " }[daysAhead(atMs, where)];
  return near === undefined
    ? `${writeDay(atMs, where)} at ${writeClock(atMs, where)}`
    : `${near}${writeDay(atMs, where)}, at ${writeClock(atMs, where)}`;
}

/** "Tuesday 24 November", as the language orders it. */
function writeDay(atMs: number, where: WrittenWhere): string {
  const written = format(atMs, where, { weekday: "long", day: "numeric", month: "long" });
  return written.replace(/^(\w+), (?=\d)/u, "$1 ");
}

/** "3:00 pm", and whose time it is where that could be mistaken. */
export function writeClock(atMs: number, where: WrittenWhere): string {
  const foreign = where.homeZone !== undefined && where.homeZone !== where.zone;
  return format(atMs, where, {
    hour: "numeric",
    minute: "2-digit",
    ...(foreign && { timeZoneName: "long" }),
  });
}

function daysAhead(atMs: number, { zone, nowMs }: WrittenWhere): number {
  const day = (ms: number) => Date.parse(toLocal(ms, zone).slice(0, 10));
  return (day(atMs) - day(nowMs)) / 86_400_000;
}

function format(atMs: number, where: WrittenWhere, parts: Intl.DateTimeFormatOptions): string {
  const language = /^en\b/u.test(where.language) ? where.language : "en";
  const written = new Intl.DateTimeFormat(language, { ...parts, timeZone: where.zone });
  // A no-break space would make a text message of another alphabet, with 70 letters instead of 160 (3GPP TS 23.038).
  return written.format(atMs).replaceAll(/[\u00a0\u202f]/gu, " ");
}
