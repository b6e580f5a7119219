import { toLocal } from "../../../domain/scheduling/local-time.ts";
import { sayDate, sayTime } from "../../../domain/time/say.ts";
import type { TradeWords } from "../trade-words.ts";

/** Where and when it is said. */
export interface SayingWhen {
  /** IANA zone that times are said and meant in: of the desk, or of one of its places. */
  readonly zone: string;
  /** IANA zone of the desk, where `zone` may be another: times that differ are then said with whose they are. */
  readonly homeZone?: string;
  readonly nowMs: number;
}

/** The same, and in the words of which trade. */
export interface SayingWhere extends SayingWhen {
  readonly words: TradeWords;
}

/** "on Tuesday the 24th of November at 3 PM", "tomorrow at 3 PM". */
export function sayMoment(atMs: number, where: SayingWhen): string {
  return `${sayDay(atMs, where)} at ${sayClock(atMs, where)}`;
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

/** "3 PM", or "3 PM Chicago time" where the desk's clock shows another time. */
export function sayClock(
  atMs: number,
  { zone, homeZone = zone }: Omit<SayingWhen, "nowMs">,
): string {
  const local = toLocal(atMs, zone);
  const time = sayTime(local.slice(11));
  return local === toLocal(atMs, homeZone) ? time : `${time} ${cityOf(zone)} time`;
}

/** The same saying, by the clock of another place; of the desk when it has none of its own. */
export function inZone<Where extends Pick<SayingWhen, "zone" | "homeZone">>(
  where: Where,
  zone: string | undefined,
): Where {
  const { homeZone = where.zone } = where;
  return { ...where, zone: zone ?? homeZone, homeZone };
}

/** `YYYY-MM-DD` at the desk. */
export function dateOf(atMs: number, zone: string): string {
  return toLocal(atMs, zone).slice(0, 10);
}

/** "Chicago" of "America/Chicago", "New York" of "America/New_York". */
function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

const DAY_MS = 86_400_000;
