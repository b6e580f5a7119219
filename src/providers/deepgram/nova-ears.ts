import type { SpeechToText } from "../../ports/speech-to-text.ts";
import { DeepgramEar } from "./deepgram-ear.ts";
import { DEEPGRAM_ORIGIN, type DeepgramOptions } from "./deepgram-options.ts";
import { NovaHearing } from "./nova-hearing.ts";
import { novaUrl } from "./nova-request.ts";

/** Deepgram's nova-3: it hears words and pauses, and the call decides when a turn is over. */
export function novaEars(options: DeepgramOptions): SpeechToText {
  const { baseUrl = DEEPGRAM_ORIGIN } = options;
  return {
    name: "deepgram/nova-3",
    open: (request) =>
      new DeepgramEar(new NovaHearing(novaUrl(baseUrl, request)), options, request),
  };
}
