import { baseLanguages, encodingOf, type EarRequest } from "./ear-request.ts";
import { fluxThresholds } from "./flux-thresholds.ts";
import { keyTermsWithinBudget } from "./key-terms.ts";

/** What flux-general-multi hears: https://developers.deepgram.com/docs/flux/language-prompting */
const HEARD: ReadonlySet<string> = new Set([
  "en",
  "es",
  "fr",
  "de",
  "hi",
  "ru",
  "pt",
  "ja",
  "it",
  "nl",
]);

/** A language of the call's that Flux doesn't hear, if there is one. */
export function notHeardByFlux(request: EarRequest): string | undefined {
  return baseLanguages(request).find((language) => !HEARD.has(language));
}

/** Where Flux listens to a call as it is asked for: https://developers.deepgram.com/reference/speech-to-text/listen-flux */
export function fluxUrl(origin: string, request: EarRequest): URL {
  const { format, hints } = request;
  const languages = baseLanguages(request);
  const isEnglish = languages.every((language) => language === "en");
  const url = new URL("/v2/listen", origin);
  const query: Readonly<Record<string, string>> = {
    model: isEnglish ? "flux-general-en" : "flux-general-multi",
    encoding: encodingOf(format),
    sample_rate: String(format.sampleRateHz),
    // Callers have not agreed that models learn from them.
    mip_opt_out: "true",
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  for (const [name, value] of Object.entries(fluxThresholds(hints.pauseMs)))
    url.searchParams.set(name, String(value));
  if (!isEnglish)
    for (const language of languages) url.searchParams.append("language_hint", language);
  for (const term of keyTermsWithinBudget(hints.keyTerms)) url.searchParams.append("keyterm", term);
  return url;
}
