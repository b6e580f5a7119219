import { ProviderError } from "../../ports/provider-error.ts";
import { LinkUnusable } from "./link-unusable.ts";

/** Why a calendar's turn came to nothing; `fault` is one of ours. */
export type CalendarFailure = ProviderError["failure"] | "unusable" | "fault";

/** What doesn't pass by itself. */
export const LASTING: ReadonlySet<CalendarFailure> = new Set([
  "authentication",
  "invalid-request",
  "unusable",
]);

/** What the owner is told of what passes. */
export const PASSING = "The calendar can't be reached just now; it is tried again by itself.";

/** What an error of a turn means. */
export function calendarFailure(error: unknown): CalendarFailure {
  if (error instanceof ProviderError) return error.failure;
  return error instanceof LinkUnusable ? "unusable" : "fault";
}
