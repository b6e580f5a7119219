import { mergeSpans } from "./spans.ts";
import type { Span } from "./types.ts";

/**
 * Sets of instants, kept as merged spans of whole milliseconds: when something could start. All the searching is done on
 * such sets, so that its cost grows with the appointments in the book and not with the minutes of the day.
 */
export type Starts = readonly Span[];

/** When something that needs `[start + fromMs, start + toMs)` can start within spans (merged). */
export function startsWithin(spans: readonly Span[], fromMs: number, toMs: number): Starts {
  const starts: Span[] = [];
  for (const span of spans) {
    const startMs = span.startMs - fromMs;
    const endMs = span.endMs - toMs + 1;
    if (startMs < endMs) starts.push({ startMs, endMs });
  }
  return starts;
}

/** The same instants, later. */
export function shiftStarts(starts: Starts, byMs: number): Starts {
  return starts.map(({ startMs, endMs }) => ({ startMs: startMs + byMs, endMs: endMs + byMs }));
}

/** Instants that are in at least one of the sets. */
export function anyOf(sets: readonly Starts[]): Starts {
  const filled = sets.filter((set) => set.length > 0);
  return filled.length < 2 ? (filled[0] ?? []) : mergeSpans(filled.flat());
}
