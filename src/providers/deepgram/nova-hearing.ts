import type { EarEvent } from "../../ports/speech-to-text.ts";
import type { Hearing, Service } from "./deepgram-ear.ts";
import { garbled } from "./garbled.ts";
import { readNovaMessage } from "./nova-messages.ts";
import { NovaUtterance } from "./nova-utterance.ts";

// Without sound nova-3's time stands still, and with it the pause that would end an utterance.
const GAP_ENDS_SPEECH_MS = 1000;
// Deepgram hangs up after 10 s without sound or a sign of life: https://developers.deepgram.com/docs/audio-keep-alive
const KEEP_ALIVE_MS = 4000;

/** How nova-3 hears one caller. */
export class NovaHearing implements Hearing {
  readonly url: URL;
  // A frame of the line: with two at a time, every other turn would be answered 20 ms later.
  readonly blockMs = 20;
  readonly gapStepMs = GAP_ENDS_SPEECH_MS;
  readonly #utterance = new NovaUtterance();

  constructor(url: URL) {
    this.url = url;
  }

  take(text: string, service: Service): readonly EarEvent[] {
    const message = readNovaMessage(text);
    if (message === "garbled") service.fails(garbled());
    if (!message || message === "garbled") return [];
    const { offsetMs } = service;
    const { events, wantsFinal } = this.#utterance.take(message, offsetMs);
    if (message.type === "Results" && message.is_final)
      service.isSettled(offsetMs + (message.start + message.duration) * 1000);
    if (wantsFinal) service.send({ type: "Finalize" });
    return events;
  }

  /** Its key terms were told at the beginning and its patience is the call's own, so there is nothing to change. */
  expect(): void {}

  noSound(gapMs: number, service: Service): void {
    if (gapMs === GAP_ENDS_SPEECH_MS && this.#utterance.isOpen) {
      service.flush();
      service.send({ type: "Finalize" });
    }
    if (gapMs % KEEP_ALIVE_MS === 0) service.send({ type: "KeepAlive" });
  }

  /** The utterance goes on with what is heard again. */
  reconnected(): readonly EarEvent[] {
    return [];
  }

  cutOff(atMs: number): readonly EarEvent[] {
    return this.#utterance.cutOff(atMs);
  }
}
