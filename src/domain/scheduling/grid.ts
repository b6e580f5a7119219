import type { ZoneOffset } from "./zone-offsets.ts";

const MINUTE_MS = 60_000;

/**
 * The instants in `[fromMs, untilMs)` at which the wall clock stands on the grid, counted from midnight. An hour that the
 * clock skips has none; an hour that comes twice has them twice.
 */
export function* gridStarts(
  offsets: readonly ZoneOffset[],
  intervalMinutes: number,
  fromMs: number,
  untilMs: number,
): Generator<number, void> {
  const stepMs = intervalMinutes * MINUTE_MS;
  for (const { fromMs: pieceFromMs, untilMs: pieceUntilMs, offsetMs } of offsets) {
    const endMs = Math.min(untilMs, pieceUntilMs);
    const beginMs = Math.max(fromMs, pieceFromMs);
    const firstMs = Math.ceil((beginMs + offsetMs) / stepMs) * stepMs - offsetMs;
    for (let atMs = firstMs; atMs < endMs; atMs += stepMs) yield atMs;
  }
}

/** Whether the wall clock stands on the grid at that instant. */
export function isOnGrid(
  offsets: readonly ZoneOffset[],
  intervalMinutes: number,
  atMs: number,
): boolean {
  return !gridStarts(offsets, intervalMinutes, atMs, atMs + 1).next().done;
}
