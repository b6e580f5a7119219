import { Temporal } from "temporal-polyfill";

const DAY_MS = 86_400_000;

/** A stretch in which a zone's clocks differ from UTC by the same amount: wall clock = UTC + `offsetMs`. */
export interface ZoneOffset {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly offsetMs: number;
}

/**
 * How a zone's clocks run around `[fromMs, untilMs]`, in order, the first and the last piece without end. With it a search
 * turns thousands of wall-clock times into instants by plain arithmetic.
 *
 * The zone is asked once a day and each change is then bisected, because looking for the "next transition" misses zones
 * that change four times a year (Africa/Casablanca around Ramadan).
 */
export function zoneOffsets(zone: string, fromMs: number, untilMs: number): ZoneOffset[] {
  const pieces: ZoneOffset[] = [];
  let pieceFromMs = -Infinity;
  let atMs = fromMs;
  let offsetMs = offsetAt(zone, fromMs);
  while (atMs < untilMs) {
    const nextMs = Math.min(atMs + DAY_MS, untilMs);
    const nextOffsetMs = offsetAt(zone, nextMs);
    if (nextOffsetMs !== offsetMs) {
      const changeMs = changeBetween(zone, atMs, nextMs, offsetMs);
      pieces.push({ fromMs: pieceFromMs, untilMs: changeMs, offsetMs });
      pieceFromMs = changeMs;
      offsetMs = nextOffsetMs;
    }
    atMs = nextMs;
  }
  pieces.push({ fromMs: pieceFromMs, untilMs: Infinity, offsetMs });
  return pieces;
}

/**
 * The instant at which the wall clock shows `wallMs` (milliseconds as if it were UTC). A time that comes twice is the
 * first of the two; a time that is skipped is the instant at which the clock jumps over it.
 */
export function instantOf(offsets: readonly ZoneOffset[], wallMs: number): number {
  for (const piece of offsets) {
    const atMs = wallMs - piece.offsetMs;
    if (atMs < piece.fromMs) return piece.fromMs;
    if (atMs < piece.untilMs) return atMs;
  }
  throw new RangeError("The zone's offsets do not reach to the end of time");
}

/** What the wall clock shows at an instant, in milliseconds as if it were UTC. */
export function wallClockOf(offsets: readonly ZoneOffset[], atMs: number): number {
  const piece = offsets.find((one) => atMs < one.untilMs);
  if (!piece) throw new RangeError(`Not an instant: ${atMs}`);
  return atMs + piece.offsetMs;
}

function offsetAt(zone: string, atMs: number): number {
  const instant = Temporal.Instant.fromEpochMilliseconds(Math.floor(atMs));
  return instant.toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;
}

/** Zones change on whole seconds. */
function changeBetween(zone: string, sameMs: number, changedMs: number, offsetMs: number): number {
  let low = Math.floor(sameMs / 1000);
  let high = Math.ceil(changedMs / 1000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle * 1000) === offsetMs) low = middle;
    else high = middle;
  }
  return high * 1000;
}
