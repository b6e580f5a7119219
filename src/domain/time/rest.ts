import type { Span } from "./meaning.ts";

/** The words without the spans, tidied: single spaces, no space before a comma, no comma left at an end. */
export function restOf(words: string, spans: readonly Span[]): string {
  let rest = "";
  let at = 0;
  for (const span of spans) {
    rest += `${words.slice(at, span.start)} `;
    at = span.end;
  }
  rest += words.slice(at);
  return rest
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ (?=[,.!?;])/g, "")
    .replaceAll(/[,;]+(?=[,.!?;])/g, "")
    .replaceAll(/^[\s,.;:!?-]+|[\s,;:-]+$/g, "");
}
