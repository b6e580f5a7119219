import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";
import type { VoiceFault } from "../../../ports/testing/remote-voice-contract.ts";
import { Loopback } from "../../testing/loopback.ts";
import { madeUpSpeech } from "../../testing/made-up-speech.ts";

const KEY = "sk-stand-in-0123456789";
// Not a whole number of samples, so that a piece ends in the middle of one.
const PIECE_BYTES = 4801;

/** https://platform.openai.com/docs/api-reference/audio/createSpeech */
const speechRequest = z
  .strictObject({
    model: z.enum(["gpt-4o-mini-tts", "tts-1", "tts-1-hd"]),
    input: z.string().min(1).max(4096),
    voice: z.enum([
      "alloy",
      "ash",
      "ballad",
      "coral",
      "echo",
      "fable",
      "nova",
      "onyx",
      "sage",
      "shimmer",
      "verse",
    ]),
    response_format: z.enum(["mp3", "opus", "aac", "flac", "wav", "pcm"]).default("mp3"),
    instructions: z.string().max(4096).optional(),
    speed: z.number().min(0.25).max(4).optional(),
    stream_format: z.enum(["sse", "audio"]).optional(),
  })
  .refine(
    ({ model, instructions }) => instructions === undefined || !model.startsWith("tts-1"),
    "instructions does not work with tts-1",
  );

/**
 * OpenAI's `/v1/audio/speech` on loopback, as 16-bit samples at 24 kHz. It refuses what the real one refuses: a wrong key,
 * an unknown parameter, voice or format, too long a text.
 */
export class SpeechStandIn implements AsyncDisposable {
  readonly apiKey = KEY;
  readonly requests: z.infer<typeof speechRequest>[] = [];
  /** Whether its key is no longer taken. */
  isExpired = false;
  /** Waited for before each answer. */
  beforeSound: (() => Promise<void>) | undefined;
  /** Sends each piece only when it is told to. */
  isStepwise = false;
  readonly #faults: VoiceFault[] = [];
  readonly #steps: (() => void)[] = [];
  #answering = 0;
  #loopback: Loopback | undefined;

  static async open(): Promise<SpeechStandIn> {
    const standIn = new SpeechStandIn();
    standIn.#loopback = await Loopback.open({
      onRequest: (request, response) => void standIn.#serve(request, response),
    });
    return standIn;
  }

  get baseUrl(): string {
    return `${this.#loopback?.origin}/v1`;
  }

  get isBusy(): boolean {
    return this.#answering > 0;
  }

  fail(fault: VoiceFault): void {
    this.#faults.push(fault);
  }

  /** Sends the next piece, or the end. */
  step(): void {
    this.#steps.shift()?.();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#loopback?.[Symbol.asyncDispose]();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    if (request.url !== "/v1/audio/speech" || request.method !== "POST")
      return refuse(response, 404, "unknown_url");
    if (this.isExpired || request.headers.authorization !== `Bearer ${KEY}`)
      return refuse(response, 401, "invalid_api_key");
    const read = speechRequest.safeParse(JSON.parse(body));
    if (!read.success) return refuse(response, 400, "invalid_request_error");
    this.requests.push(read.data);
    if (read.data.response_format !== "pcm") return refuse(response, 500, "not_in_the_stand_in");
    const fault = this.#faults.shift();
    if (fault === "rate-limit") return refuse(response, 429, "rate_limit_exceeded");
    if (fault === "quota") return refuse(response, 429, "insufficient_quota");
    if (fault === "server") return refuse(response, 500, "server_error");
    this.#answering += 1;
    response.on("close", () => (this.#answering -= 1));
    if (fault === "silent") return;
    await this.beforeSound?.();
    response.writeHead(200, { "content-type": "audio/pcm" });
    const sound = madeUpSpeech(read.data.input, { encoding: "pcm16", sampleRateHz: 24_000 });
    response.write(sound.subarray(0, PIECE_BYTES));
    if (fault === "stall") return;
    // What was written leaves first.
    if (fault === "cut") return void setImmediate(() => response.destroy());
    for (let at = PIECE_BYTES; at < sound.length; at += PIECE_BYTES)
      this.#steps.push(() => response.write(sound.subarray(at, at + PIECE_BYTES)));
    this.#steps.push(() => response.end());
    if (!this.isStepwise) while (this.#steps.length > 0) this.step();
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ error: { message: "Refused.", type: code, param: null, code } }));
}
