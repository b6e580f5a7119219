import { toLocal } from "../../../domain/scheduling/local-time.ts";
import { sayDate, sayTime } from "../../../domain/time/say.ts";
import type { TradeWords } from "../trade-words.ts";

/** Where and when it is said. */
export interface SayingWhen {
  /** IANA zone of the desk. */
  readonly zone: string;
  readonly nowMs: number;
}

/** The same, and in the words of which trade. */
export interface SayingWhere extends SayingWhen {
  readonly words: TradeWords;
}

/** "on Tuesday the 24th of November at 3 PM", "tomorrow at 3 PM". */
export function sayMoment(atMs: number, where: SayingWhen): string {
  return `${sayDay(atMs, where)} at ${sayClock(atMs, where.zone)}`;
}

/** "on Tuesday the 24th of November", "today", "tomorrow". */
export function sayDay(atMs: number, where: SayingWhen): string {
  return sayDayOf(dateOf(atMs, where.zone), where);
}

/** The same of a date, `YYYY-MM-DD`. */
export function sayDayOf(date: string, { zone, nowMs }: SayingWhen): string {
  const said = sayDate(date, { now: dateOf(nowMs, zone) });
  return said.includes(" ") ? `on ${said}` : said;
}

/** The shortest that is plain: "today", "tomorrow", "on Thursday" within the week, "on Friday the 4th of December". */
export function sayNearDay(atMs: number, where: SayingWhen): string {
  return sayNearDayOf(dateOf(atMs, where.zone), where);
}

/** The same of a date, `YYYY-MM-DD`. */
export function sayNearDayOf(date: string, where: SayingWhen): string {
  const said = sayDayOf(date, where);
  const ahead = Date.parse(date) - Date.parse(dateOf(where.nowMs, where.zone));
  const [weekday = said] = said.split(" the ");
  return ahead >= 0 && ahead < 7 * DAY_MS ? weekday : said;
}

/** "3 PM". */
export function sayClock(atMs: number, zone: string): string {
  return sayTime(toLocal(atMs, zone).slice(11));
}

/** `YYYY-MM-DD` at the desk. */
export function dateOf(atMs: number, zone: string): string {
  return toLocal(atMs, zone).slice(0, 10);
}

const DAY_MS = 86_400_000;
