import { bytesPerMs, type AudioFormat } from "../../audio/format.ts";
import { MULAW_SILENCE } from "../../audio/mulaw.ts";
import type { Hints } from "../../domain/dialogue/hints.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import type { EarEvent } from "../../ports/speech-to-text.ts";
import type { Hearing, Service } from "./deepgram-ear.ts";
import type { EarRequest } from "./ear-request.ts";
import { garbled } from "./garbled.ts";
import { readFluxMessage } from "./flux-messages.ts";
import { FluxSettings } from "./flux-settings.ts";
import { FluxTurn } from "./flux-turn.ts";

// Flux's time stands still without sound, and its turn with it, so a line that has stopped is filled with silence.
const GAP_STEP_MS = 250;
const FILLS_AFTER_MS = 500;
// Between turns this much is enough to hear the beginning of the next on another connection.
const BEFORE_TURN_MS = 2000;

/** How Flux hears one caller. */
export class FluxHearing implements Hearing {
  readonly url: URL;
  // Deepgram's advice: https://developers.deepgram.com/docs/flux/quickstart
  readonly blockMs = 80;
  readonly gapStepMs = GAP_STEP_MS;
  readonly #turn = new FluxTurn();
  readonly #settings: FluxSettings;
  readonly #firstHints: Hints;
  readonly #format: AudioFormat;

  constructor(url: URL, { hints, format }: EarRequest) {
    this.url = url;
    this.#firstHints = hints;
    this.#settings = new FluxSettings(hints);
    this.#format = format;
  }

  take(text: string, service: Service): readonly EarEvent[] {
    const message = readFluxMessage(text);
    if (message === "garbled") {
      service.fails(garbled());
      return [];
    }
    switch (message?.type) {
      case "TurnInfo": {
        const { offsetMs, sentMs } = service;
        const events = this.#turn.take(message, offsetMs);
        if (message.event === "EndOfTurn")
          service.isSettled(offsetMs + message.audio_window_end * 1000);
        else if (!this.#turn.isOpen) service.isSettled(sentMs - BEFORE_TURN_MS);
        return events;
      }
      case "ConfigureSuccess":
      case "ConfigureFailure":
        configure(this.#settings.answered(), service);
        return [];
      case "Error":
        service.fails(new ProviderError("deepgram", "server", message.code));
        return [];
      case undefined:
        return [];
      default:
        return message satisfies never;
    }
  }

  expect(hints: Hints, service: Service): void {
    configure(this.#settings.want(hints), service);
  }

  noSound(gapMs: number, service: Service): void {
    if (gapMs < FILLS_AFTER_MS) return;
    const missingMs = gapMs === FILLS_AFTER_MS ? FILLS_AFTER_MS : GAP_STEP_MS;
    service.sendSound(silence(this.#format, missingMs));
  }

  reconnected(service: Service): readonly EarEvent[] {
    configure(this.#settings.startOver(this.#firstHints), service);
    return this.#turn.startOver();
  }

  cutOff(atMs: number): readonly EarEvent[] {
    return this.#turn.cutOff(atMs);
  }
}

function configure(change: object | undefined, service: Service): void {
  if (change) service.send(change);
}

function silence(format: AudioFormat, ms: number): Uint8Array {
  const bytes = new Uint8Array(ms * bytesPerMs(format));
  return format.encoding === "mulaw" ? bytes.fill(MULAW_SILENCE) : bytes;
}
