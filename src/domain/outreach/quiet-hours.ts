import { Temporal } from "temporal-polyfill";

/**
 * A stretch of every day, in minutes after midnight by the clock on the wall, in which nobody is disturbed. It may pass
 * midnight; one that begins where it ends is empty.
 */
export interface QuietHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/**
 * The first instant from `atMs` on at which nobody is disturbed in any of the zones; `atMs` itself where that holds. Where no
 * hour suits them all, the first zone decides.
 */
export function afterQuietHours(
  atMs: number,
  quiet: QuietHours | null,
  zones: readonly [string, ...string[]],
): number {
  if (quiet === null) return atMs;
  let candidateMs = atMs;
  // Two zones can push it on in turn; after a few days of that there is no such hour.
  for (let round = 0; round < 8; round += 1) {
    const before = candidateMs;
    for (const zone of zones) candidateMs = endOfQuiet(candidateMs, quiet, zone);
    if (candidateMs === before) return candidateMs;
  }
  return endOfQuiet(atMs, quiet, zones[0]);
}

/** When the quiet hours that `atMs` lies in began; `atMs` itself outside of them. */
export function startOfQuietHours(atMs: number, quiet: QuietHours | null, zone: string): number {
  if (quiet === null || !isQuiet(atMs, quiet, zone)) return atMs;
  const now = local(atMs, zone);
  const beganYesterday = minuteOf(now) < quiet.fromMinute;
  return atMinute(beganYesterday ? now.subtract({ days: 1 }) : now, quiet.fromMinute);
}

function endOfQuiet(atMs: number, quiet: QuietHours, zone: string): number {
  if (!isQuiet(atMs, quiet, zone)) return atMs;
  const now = local(atMs, zone);
  const endsTomorrow = minuteOf(now) >= quiet.toMinute;
  // Where the clock is put back in the last quiet hour, its end can lie behind; it comes a second time.
  return Math.max(atMs, atMinute(endsTomorrow ? now.add({ days: 1 }) : now, quiet.toMinute));
}

function isQuiet(atMs: number, { fromMinute, toMinute }: QuietHours, zone: string): boolean {
  const minute = minuteOf(local(atMs, zone));
  return fromMinute <= toMinute
    ? minute >= fromMinute && minute < toMinute
    : minute >= fromMinute || minute < toMinute;
}

function local(atMs: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
}

function minuteOf(at: Temporal.ZonedDateTime): number {
  return at.hour * 60 + at.minute;
}

/** The instant at which the clock shows that minute on the same day; the offset stays where it can. */
function atMinute(day: Temporal.ZonedDateTime, minute: number): number {
  return day.with({
    hour: Math.floor(minute / 60),
    minute: minute % 60,
    second: 0,
    millisecond: 0,
    microsecond: 0,
    nanosecond: 0,
  }).epochMilliseconds;
}
