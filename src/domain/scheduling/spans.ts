import type { Span } from "./types.ts";

/** Sorted and disjoint; spans that touch become one, empty ones go. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const filled = spans.filter((span) => span.endMs > span.startMs);
  if (filled.some((span, index) => span.startMs < (filled[index - 1]?.startMs ?? -Infinity))) {
    filled.sort((a, b) => a.startMs - b.startMs);
  }
  const merged: Span[] = [];
  for (const span of filled) {
    const last = merged.at(-1);
    if (!last || span.startMs > last.endMs) merged.push(span);
    else if (span.endMs > last.endMs) {
      merged[merged.length - 1] = { startMs: last.startMs, endMs: span.endMs };
    }
  }
  return merged;
}

/** What lies in both; both sides merged. */
export function intersectSpans(left: readonly Span[], right: readonly Span[]): Span[] {
  const both: Span[] = [];
  for (let l = 0, r = 0; ;) {
    const a = left[l];
    const b = right[r];
    if (!a || !b) return both;
    const startMs = Math.max(a.startMs, b.startMs);
    const endMs = Math.min(a.endMs, b.endMs);
    if (startMs < endMs) both.push({ startMs, endMs });
    if (a.endMs <= b.endMs) l += 1;
    else r += 1;
  }
}

/** What lies in `spans` and not in `taken`; both merged. */
export function subtractSpans(spans: readonly Span[], taken: readonly Span[]): Span[] {
  const left: Span[] = [];
  let next = indexOfFirstEndingAfter(taken, spans[0]?.startMs ?? 0);
  for (const span of spans) {
    let startMs = span.startMs;
    for (; ; next += 1) {
      const cut = taken[next];
      if (!cut || cut.startMs >= span.endMs) break;
      if (cut.startMs > startMs) left.push({ startMs, endMs: cut.startMs });
      if (cut.endMs > startMs) startMs = cut.endMs;
      if (cut.endMs > span.endMs) break;
    }
    if (startMs < span.endMs) left.push({ startMs, endMs: span.endMs });
  }
  return left;
}

/** Whether one of `spans` (merged) holds all of `[startMs, endMs)`. */
export function coversSpan(spans: readonly Span[], startMs: number, endMs: number): boolean {
  const span = spans[indexOfFirstEndingAfter(spans, startMs)];
  return span !== undefined && span.startMs <= startMs && endMs <= span.endMs;
}

/** Where in `spans` (merged) the first is that is not over at `atMs`; their number when all are. */
export function indexOfFirstEndingAfter(spans: readonly Span[], atMs: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.endMs ?? Infinity) > atMs) high = middle;
    else low = middle + 1;
  }
  return low;
}
