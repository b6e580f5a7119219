import { z } from "zod";
import type { FluxQuery } from "./listen-query.ts";
import type { Client } from "./nova-session.ts";
import {
  isMessage,
  SoundReader,
  textOf,
  wordsSaid,
  type SpokenSound,
  type Stretch,
} from "./spoken-sound.ts";

const REQUEST_ID = "2d0c7b0e-41c5-4d3a-9df0-6a7f6d1b9c11";
const UPDATE_EVERY_MS = 250;
const FIRST_WORD_MS = 300;

const configure = z.strictObject({
  type: z.literal("Configure"),
  thresholds: z
    .strictObject({
      eot_threshold: z.number().min(0.5).max(1).optional(),
      eager_eot_threshold: z.number().min(0.3).max(0.9).optional(),
      eot_timeout_ms: z.int().min(500).max(60_000).optional(),
    })
    .optional(),
  keyterms: z.array(z.string()).optional(),
  language_hints: z.array(z.string()).optional(),
});
const message = z.discriminatedUnion("type", [
  configure,
  z.strictObject({ type: z.literal("ForceEndTurn") }),
  z.strictObject({ type: z.literal("CloseStream") }),
]);

type Event = "StartOfTurn" | "Update" | "EagerEndOfTurn" | "TurnResumed" | "EndOfTurn";

/** How long a caller must be silent, in ms of audio, for a turn to be over, and to be probably over. */
interface FluxPatience {
  readonly turnEndMs: number;
  readonly eagerMs: number;
}

/**
 * One connection of Flux's. A turn is over when the caller has been silent for `turnEndMs`, and 4 ms longer for each
 * thousandth by which the threshold is above 0.7; all that it says comes at a moment of the audio.
 */
export class FluxSession {
  readonly #client: Client;
  readonly #reader: SoundReader;
  readonly #patience: FluxPatience;
  #thresholds: { eot: number; eager: number | undefined; timeoutMs: number };
  #sequence = 0;
  #turn = 0;
  #windowStartMs = 0;
  #stretches: Stretch[] = [];
  #status: "quiet" | "speaking" | "eager" = "quiet";
  #lastUpdateMs = 0;
  #unanswered: z.infer<typeof configure> | undefined;

  constructor(client: Client, query: FluxQuery, sound: SpokenSound, patience: FluxPatience) {
    this.#client = client;
    this.#patience = patience;
    const { eot_threshold: eot, eager_eot_threshold: eager, eot_timeout_ms: timeout } = query;
    this.#thresholds = {
      eot: Number(eot),
      eager: eager === undefined ? undefined : Number(eager),
      timeoutMs: Number(timeout),
    };
    this.#reader = new SoundReader(sound, (atMs, stretch) => this.#step(atMs, stretch));
    this.#send({ type: "Connected" });
  }

  /** Whether the caller has the word. */
  get isInTurn(): boolean {
    return this.#status !== "quiet";
  }

  sound(bytes: Uint8Array): void {
    if (bytes.length === 0) return this.#fail("NO_AUDIO");
    if (isMessage(bytes)) return this.#fail("UNPARSABLE_AUDIO");
    this.#answer();
    this.#reader.read(bytes);
  }

  message(text: string): void {
    const read = message.safeParse(JSON.parse(text));
    if (!read.success) return this.#fail("UNPARSABLE_CLIENT_MESSAGE");
    switch (read.data.type) {
      case "Configure":
        if (this.#unanswered) return this.#fail("CONFIGURE_IN_FLIGHT");
        this.#unanswered = read.data;
        return;
      case "ForceEndTurn":
        if (this.#status !== "quiet") this.#endTurn("manual");
        return;
      case "CloseStream":
        if (this.#status !== "quiet") this.#endTurn("manual");
        this.#answer();
        return this.#client.close(1000, "");
      default:
        return read.data satisfies never;
    }
  }

  /** A change is answered when the next sound comes, so that a client that doesn't wait is found out. */
  #answer(): void {
    const change = this.#unanswered;
    if (!change) return;
    this.#unanswered = undefined;
    const {
      eot_threshold: eot,
      eager_eot_threshold: eager,
      eot_timeout_ms: timeout,
    } = change.thresholds ?? {};
    const before = this.#thresholds;
    const now = {
      eot: eot ?? before.eot,
      eager: eager ?? before.eager,
      timeoutMs: timeout ?? before.timeoutMs,
    };
    if (now.eager !== undefined && now.eager > now.eot) {
      this.#send({ type: "ConfigureFailure" });
      return;
    }
    this.#thresholds = now;
    this.#send({
      type: "ConfigureSuccess",
      thresholds: {
        eot_threshold: now.eot,
        eager_eot_threshold: now.eager,
        eot_timeout_ms: now.timeoutMs,
      },
      keyterms: change.keyterms ?? [],
    });
  }

  #step(atMs: number, stretch: Stretch | undefined): void {
    if (stretch && stretch.spoken.text !== "" && !this.#stretches.includes(stretch)) {
      this.#stretches.push(stretch);
      if (this.#status === "eager") this.#tell("TurnResumed", "speaking");
    }
    const last = this.#stretches.at(-1);
    if (!last) return;
    if (this.#status === "quiet") {
      if (last.endMs - last.startMs >= FIRST_WORD_MS || !stretch)
        this.#tell("StartOfTurn", "speaking");
      return;
    }
    const silentMs = atMs - last.endMs;
    const { eot, eager, timeoutMs } = this.#thresholds;
    const wantedMs = this.#patience.turnEndMs + Math.max(0, eot - 0.7) * 4000;
    if (silentMs >= Math.min(wantedMs, timeoutMs))
      this.#endTurn(silentMs < wantedMs ? "timeout" : "model");
    else if (
      eager !== undefined &&
      this.#status === "speaking" &&
      silentMs >= this.#patience.eagerMs
    )
      this.#tell("EagerEndOfTurn", "eager");
    else if (atMs - this.#lastUpdateMs >= UPDATE_EVERY_MS) this.#tell("Update", this.#status);
  }

  #endTurn(trigger: "model" | "manual" | "timeout"): void {
    this.#tell("EndOfTurn", "quiet", { trigger });
    this.#turn += 1;
    this.#stretches = [];
    this.#windowStartMs = this.#reader.nowMs;
  }

  #tell(event: Event, status: "quiet" | "speaking" | "eager", more: object = {}): void {
    this.#status = status;
    const nowMs = this.#reader.nowMs;
    this.#lastUpdateMs = nowMs;
    const isOver = event === "EagerEndOfTurn" || event === "EndOfTurn";
    const words = this.#stretches.flatMap((one) => wordsSaid(one, isOver || nowMs > one.endMs));
    this.#send({
      type: "TurnInfo",
      event,
      turn_index: this.#turn,
      audio_window_start: this.#windowStartMs / 1000,
      audio_window_end: nowMs / 1000,
      transcript: textOf(words),
      words,
      end_of_turn_confidence: isOver ? this.#thresholds.eot : 0.1,
      ...more,
    });
  }

  #send(body: object): void {
    this.#client.send({ ...body, request_id: REQUEST_ID, sequence_id: this.#sequence });
    this.#sequence += 1;
  }

  #fail(code: string): void {
    this.#send({ type: "Error", code, description: "The client did what Flux doesn't take." });
    this.#client.close(1008, code);
  }
}
