import type { AudioFormat } from "../../audio/format.ts";
import type { Hints } from "../../domain/dialogue/hints.ts";

/** What a call wants to be heard. */
export interface EarRequest {
  readonly format: AudioFormat;
  readonly language: string;
  readonly languages?: readonly string[];
  readonly hints: Hints;
  readonly signal: AbortSignal;
}

/** The languages of a call, each once, without their regions. */
export function baseLanguages({ language, languages = [] }: EarRequest): readonly string[] {
  return [...new Set([language, ...languages].map(baseLanguage))];
}

/** The name of a format in Deepgram's queries. */
export function encodingOf({ encoding }: AudioFormat): "linear16" | "mulaw" {
  return encoding === "pcm16" ? "linear16" : "mulaw";
}

/** The first part of a BCP 47 tag: `en` of `en-IN`. */
function baseLanguage(language: string): string {
  return language.split("-")[0]?.toLowerCase() ?? language;
}
