import { mergeSpans } from "./spans.ts";
import type { BusyIndex, BusySpan, Span } from "./types.ts";

/** Sorts busy stretches by person; fastest when they come ordered by start. */
export function indexBusy(busy: Iterable<BusySpan>): BusyIndex {
  const byPerson = Map.groupBy(busy, (span) => span.personId);
  const merged = new Map<string, readonly Span[]>();
  return {
    of(personId) {
      let spans = merged.get(personId);
      if (!spans) {
        spans = mergeSpans(byPerson.get(personId) ?? []);
        merged.set(personId, spans);
      }
      return spans;
    },
  };
}
