import { PushQueue } from "../../base/push-queue.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import type { EarEvent, EarStream, SpeechToText } from "../../ports/speech-to-text.ts";
import { DeepgramEar } from "./deepgram-ear.ts";
import { DEEPGRAM_ORIGIN, type DeepgramOptions } from "./deepgram-options.ts";
import { FluxHearing } from "./flux-hearing.ts";
import { fluxUrl, notHeardByFlux } from "./flux-request.ts";

/** Deepgram's Flux: it hears words and decides by itself when a turn is over, as patient as the question asks for. */
export function fluxEars(options: DeepgramOptions): SpeechToText {
  const { baseUrl = DEEPGRAM_ORIGIN } = options;
  return {
    name: "deepgram/flux",
    open(request) {
      const language = notHeardByFlux(request);
      if (language !== undefined) return deafEar(`Flux doesn't hear ${language}`);
      return new DeepgramEar(new FluxHearing(fluxUrl(baseUrl, request), request), options, request);
    },
  };
}

/** Fails for whoever listens, as a stream does that the service refuses. */
function deafEar(detail: string): EarStream {
  const events = new PushQueue<EarEvent>(1);
  events.fail(new ProviderError("deepgram", "invalid-request", detail));
  return {
    push: () => {},
    expect: () => {},
    end: () => {},
    [Symbol.asyncIterator]: () => events[Symbol.asyncIterator](),
  };
}
