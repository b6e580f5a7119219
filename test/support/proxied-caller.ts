import { vi } from "vitest";
import { TELEPHONE } from "../../src/audio/format.ts";
import { systemClock } from "../../src/base/clock.ts";
import { readFeed } from "../../src/app/trial/read-feed.ts";
import {
  placeCall,
  type CallEnding,
  type SimulatedCall,
} from "../../src/channels/twilio/simulator/index.ts";
import type { CallFeedEvent } from "../../src/ports/call-feed.ts";
import type { TextToSpeech } from "../../src/ports/text-to-speech.ts";
import { WaitingProxy } from "./waiting-proxy.ts";

/** Somebody who rings a desk through a proxy, in real time, and what the servers behind it tell of the call. */
export class ProxiedCaller implements Disposable {
  static readonly NUMBER = "+919840012345";
  readonly events: CallFeedEvent[] = [];
  readonly #voice: TextToSpeech;
  readonly #proxy: WaitingProxy;
  readonly #over = new AbortController();

  constructor(at: string, voice: TextToSpeech) {
    this.#proxy = new WaitingProxy(at);
    this.#voice = voice;
  }

  /** From now on the proxy sends requests to this server, of whose calls is heard too. */
  async sendTo(at: string): Promise<void> {
    this.#proxy.sendTo(at);
    const onEvent = (event: CallFeedEvent) => void this.events.push(event);
    await readFeed({ origin: at, signal: this.#over.signal, onEvent });
  }

  /** Rings; settles when the desk has answered. */
  async ring(): Promise<{
    readonly call: SimulatedCall;
    readonly ended: Promise<CallEnding>;
    /** Waits for the caller's turn, and says this. */
    readonly say: (text: string) => Promise<void>;
  }> {
    const ends = { from: ProxiedCaller.NUMBER, to: "+914455500100" };
    const { call, ended } = await placeCall({
      exchange: this.#proxy,
      clock: systemClock,
      ...ends,
    });
    const say = async (text: string) => {
      await call.turn();
      const chunks: Uint8Array[] = [];
      const request = { text, format: TELEPHONE, voice: "rms", language: "en" };
      const { signal } = this.#over;
      for await (const { audio } of this.#voice.speak({ ...request, signal })) chunks.push(audio);
      await call.say(Buffer.concat(chunks));
    };
    return { call, ended, say };
  }

  /** What is begun to be said, or was heard to its end, after these events. */
  told(when: "says" | "said", after = 0): readonly string[] {
    return this.events
      .slice(after)
      .flatMap((event) =>
        (event.type === "receptionist-says" || event.type === "receptionist-said") &&
        event.type.endsWith(when)
          ? [event.text]
          : [],
      );
  }

  /** Settles when this is told. */
  async isTold(when: "says" | "said", words: RegExp, after = 0): Promise<void> {
    await vi.waitFor(
      () => {
        if (!this.told(when, after).some((text) => words.test(text))) {
          throw new Error(`Nobody was told ${words}`);
        }
      },
      { timeout: 30_000, interval: 20 },
    );
  }

  [Symbol.dispose](): void {
    this.#over.abort(new Error("The test is over"));
  }
}
