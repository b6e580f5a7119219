import { baseLanguages, encodingOf, type EarRequest } from "./ear-request.ts";
import { keyTermsWithinBudget } from "./key-terms.ts";

// Words are final this soon; whether the turn is over is decided by the call, which knows what was asked.
const ENDPOINTING_MS = 100;
// The least that Deepgram takes: for noise that hides the end of speech.
const UTTERANCE_END_MS = 1000;

/** Where nova-3 listens to a call as it is asked for: https://developers.deepgram.com/reference/speech-to-text/listen-streaming */
export function novaUrl(origin: string, request: EarRequest): URL {
  const { format, hints } = request;
  const languages = baseLanguages(request);
  const url = new URL("/v1/listen", origin);
  const query: Readonly<Record<string, string>> = {
    model: "nova-3",
    encoding: encodingOf(format),
    sample_rate: String(format.sampleRateHz),
    channels: "1",
    interim_results: "true",
    smart_format: "true",
    punctuate: "true",
    endpointing: String(ENDPOINTING_MS),
    utterance_end_ms: String(UTTERANCE_END_MS),
    vad_events: "true",
    // Callers have not agreed that models learn from them.
    mip_opt_out: "true",
    language: languages.length > 1 ? "multi" : request.language,
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  if (languages.length > 1)
    for (const language of languages) url.searchParams.append("language_hint", language);
  for (const term of keyTermsWithinBudget(hints.keyTerms)) url.searchParams.append("keyterm", term);
  return url;
}
