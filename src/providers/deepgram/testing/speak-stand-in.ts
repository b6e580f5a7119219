import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { WebSocket } from "ws";
import { z } from "zod";
import { bytesPerMs, type AudioFormat } from "../../../audio/format.ts";
import type { VoiceFault } from "../../../ports/testing/remote-voice-contract.ts";
import { Loopback, textOf } from "../../testing/loopback.ts";
import { madeUpSpeech } from "../../testing/made-up-speech.ts";

const KEY = "dg-stand-in-0123456789";
const PIECE_MS = 300;
const FLUSHES_A_MINUTE = 20;

const query = z
  .strictObject({
    model: z.string().regex(/^aura-(?:2-)?[a-z]+-[a-z]{2}$/u),
    encoding: z.enum(["linear16", "mulaw", "alaw"]).default("linear16"),
    sample_rate: z.enum(["8000", "16000", "24000", "32000", "48000"]).default("24000"),
    speed: z.coerce.number().min(0.7).max(1.5).optional(),
    mip_opt_out: z.enum(["true", "false"]).optional(),
  })
  .refine(
    ({ encoding, sample_rate: rate }) =>
      encoding === "linear16" || ["8000", "16000"].includes(rate),
    "µ-law and A-law come at 8000 or 16000 Hz",
  );

const message = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("Speak"), text: z.string().min(1).max(2000) }),
  z.strictObject({ type: z.literal("Flush") }),
  z.strictObject({ type: z.literal("Clear") }),
  z.strictObject({ type: z.literal("Close") }),
]);

/**
 * Deepgram's `/v1/speak` on loopback. It refuses what the real one refuses: a wrong key, an unknown parameter or message,
 * an encoding or a rate it does not have, too long a text, a binary message; and ignores flushes beyond twenty a minute.
 */
export class SpeakStandIn implements AsyncDisposable {
  readonly apiKey = KEY;
  /** The texts that it was asked to speak, each up to its flush. */
  readonly texts: string[] = [];
  readonly queries: Record<string, string>[] = [];
  /** What clients sent, by its kind. */
  readonly messages: string[] = [];
  /** Whether its key is no longer taken. */
  isExpired = false;
  /** Waited for before each answer. */
  beforeSound: (() => Promise<void>) | undefined;
  garbles = false;
  /** Whether it says once more that a text is flushed after it was told to forget it. */
  echoesFlush = false;
  readonly #faults: VoiceFault[] = [];
  #working = 0;
  #loopback: Loopback | undefined;

  static async open(): Promise<SpeakStandIn> {
    const standIn = new SpeakStandIn();
    standIn.#loopback = await Loopback.open({
      onUpgrade: (request, url) => standIn.#upgrade(request, url),
    });
    return standIn;
  }

  get #address(): Loopback {
    if (!this.#loopback) throw new Error("It is not open");
    return this.#loopback;
  }

  get baseUrl(): string {
    return this.#address.origin;
  }

  get connections(): number {
    return this.#address.connections;
  }

  /** Whether it is at a text that it was not told to forget. */
  get isBusy(): boolean {
    return this.#working > 0;
  }

  fail(fault: VoiceFault): void {
    this.#faults.push(fault);
  }

  breakConnections(): void {
    this.#address.breakConnections();
  }

  /** Is gone from the connections that there are, without a word. */
  vanish(): void {
    this.#address.vanish();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#address[Symbol.asyncDispose]();
  }

  #upgrade(request: IncomingMessage, url: URL): number | ((socket: WebSocket) => void) {
    if (url.pathname !== "/v1/speak") return 404;
    if (this.isExpired || request.headers.authorization !== `Token ${KEY}`) return 401;
    const given = Object.fromEntries(url.searchParams);
    const read = query.safeParse(given);
    if (!read.success) return 400;
    // It asks for money and for patience at the door.
    if (this.#faults[0] === "quota") {
      this.#faults.shift();
      return 402;
    }
    this.queries.push(given);
    const format = formatOf(read.data);
    return (socket) => this.#serve(socket, format, read.data.model);
  }

  #serve(socket: WebSocket, format: AudioFormat, model: string): void {
    const send = (one: object) => socket.send(JSON.stringify(one));
    let pending = "";
    let flushes = 0;
    let isStuck = false;
    const forget = () => {
      if (isStuck) this.#working -= 1;
      isStuck = false;
      pending = "";
    };
    socket.on("close", forget);
    send({
      type: "Metadata",
      request_id: randomUUID(),
      model_name: model,
      model_version: "2025-04-07.0",
      model_uuid: randomUUID(),
    });
    socket.on("message", (data, isBinary) => {
      const read = isBinary ? undefined : message.safeParse(JSON.parse(textOf(data)));
      if (!read?.success) return socket.close(1008, "DATA-0000");
      const got = read.data;
      this.messages.push(got.type);
      if (got.type === "Close") return socket.close(1000);
      if (got.type === "Speak") return void (pending += got.text);
      if (got.type === "Clear") {
        const wasStuck = isStuck;
        forget();
        if (wasStuck) socket.send(madeUpSpeech("late", format));
        send({ type: "Cleared", sequence_id: flushes });
        if (wasStuck && this.echoesFlush) send({ type: "Flushed", sequence_id: flushes });
        return;
      }
      flushes += 1;
      if (flushes > FLUSHES_A_MINUTE) {
        const description = "Excess flush messages were ignored.";
        return send({ type: "Warning", code: "EXCESSIVE_FLUSH", description });
      }
      const text = pending;
      pending = "";
      this.texts.push(text);
      if (this.garbles) return socket.send('{"type":"Flus');
      const fault = this.#faults.shift();
      if (fault === undefined || fault === "quota") {
        const number = flushes;
        const answer = () => {
          sendPieces(socket, madeUpSpeech(text, format), format);
          send({ type: "Flushed", sequence_id: number });
        };
        return void (this.beforeSound ? this.beforeSound().then(answer) : answer());
      }
      if (fault === "rate-limit")
        return send({ type: "Warning", code: "RATE_LIMIT_EXCEEDED", description: "Slow down." });
      if (fault === "server") return socket.close(1011, "NET-0000");
      if (fault !== "silent") socket.send(madeUpSpeech(text.slice(0, 5), format));
      // What was written leaves first.
      if (fault === "cut") return void setImmediate(() => socket.terminate());
      isStuck = true;
      this.#working += 1;
    });
  }
}

function sendPieces(socket: WebSocket, sound: Buffer, format: AudioFormat): void {
  const bytes = PIECE_MS * bytesPerMs(format);
  for (let at = 0; at < sound.length; at += bytes) socket.send(sound.subarray(at, at + bytes));
}

function formatOf({ encoding, sample_rate: rate }: z.infer<typeof query>): AudioFormat {
  const sampleRateHz = ([8000, 16_000, 24_000, 48_000] as const).find((one) => `${one}` === rate);
  if (sampleRateHz === undefined || encoding === "alaw")
    throw new Error("The stand-in does not speak this format");
  return { encoding: encoding === "mulaw" ? "mulaw" : "pcm16", sampleRateHz };
}
