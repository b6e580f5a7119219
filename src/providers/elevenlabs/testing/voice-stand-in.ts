import type { IncomingMessage } from "node:http";
import type { WebSocket } from "ws";
import type { z } from "zod";
import { bytesPerMs, type AudioFormat } from "../../../audio/format.ts";
import type { VoiceFault } from "../../../ports/testing/remote-voice-contract.ts";
import { Loopback, textOf } from "../../testing/loopback.ts";
import { CHARACTER_MS, madeUpSpeech } from "../../testing/made-up-speech.ts";
import { spellMessage, type Spelling } from "./spell-message.ts";
import { voiceMessage, voiceQuery } from "./voice-request.ts";

const KEY = "sk_stand_in_0123456789";
const VOICE = "EXAVITQu4vr4xnSDxMaL";
const PIECE_CHARACTERS = 5;

interface Context {
  text: string;
  /** How many characters of the text were spoken. */
  spoken: number;
  readonly fault: VoiceFault | undefined;
  isStuck: boolean;
  isClosing: boolean;
  /** Settles when all that came for it has been dealt with, where its sound is waited for. */
  acting?: Promise<void>;
}

/**
 * ElevenLabs' multi-context endpoint on loopback. It refuses what the real one refuses: a wrong key, an unknown parameter,
 * voice or format, text for a context that was closed, a sixth context; and speaks what it is told to, in pieces.
 */
export class VoiceStandIn implements AsyncDisposable {
  readonly apiKey = KEY;
  readonly voice = VOICE;
  /** The texts that it was asked to speak. */
  readonly texts: string[] = [];
  /** The most contexts that any connection ever had at once. */
  mostContexts = 0;
  /** What the connections were opened with. */
  readonly queries: Record<string, string>[] = [];
  /** Everything that clients sent, by connection. */
  readonly messages: unknown[] = [];
  spelling: Spelling = "camel";
  /** Whether a wrong key is refused before the connection or told over it. */
  tellsOverConnection = false;
  /** Whether its key is no longer taken. */
  isExpired = false;
  /** Waited for before each answer. */
  beforeSound: (() => Promise<void>) | undefined;
  /** In place of the next answer. */
  garbles = false;
  readonly #faults: VoiceFault[] = [];
  readonly #contexts = new Set<Context>();
  #loopback: Loopback | undefined;

  static async open(): Promise<VoiceStandIn> {
    const standIn = new VoiceStandIn();
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

  /** Whether it has a text whose context nobody has called an end to. */
  get isBusy(): boolean {
    return [...this.#contexts].some(({ isClosing }) => !isClosing);
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
    const [, voice] =
      /^\/v1\/text-to-speech\/([^/]+)\/multi-stream-input$/u.exec(url.pathname) ?? [];
    if (voice === undefined) return 404;
    const isKnown = request.headers["xi-api-key"] === KEY && !this.isExpired;
    if (!isKnown && !this.tellsOverConnection) return 401;
    const query = Object.fromEntries(url.searchParams);
    const read = voiceQuery.safeParse(query);
    if (!read.success) return 400;
    this.queries.push(query);
    const format = formatOf(read.data.output_format);
    return (socket) => {
      if (!isKnown) refuse(socket, "invalid_api_key");
      else if (voice !== VOICE) refuse(socket, "voice_id_does_not_exist");
      else this.#serve(socket, format);
    };
  }

  #serve(socket: WebSocket, format: AudioFormat): void {
    const open = new Map<string, Context>();
    const closed = new Set<string>();
    socket.on("close", () => {
      for (const context of open.values()) this.#contexts.delete(context);
    });
    socket.on("message", (data, isBinary) => {
      const read = isBinary ? undefined : voiceMessage.safeParse(JSON.parse(textOf(data)));
      if (!read?.success) return refuse(socket, "invalid_message");
      const message = read.data;
      this.messages.push(message);
      if ("close_socket" in message) return socket.close(1000);
      const id = message.context_id;
      if (closed.has(id)) return refuse(socket, "invalid_context", id);
      const context = open.get(id) ?? this.#begin(message);
      if (!context) return refuse(socket, "invalid_context", id);
      open.set(id, context);
      this.mostContexts = Math.max(this.mostContexts, open.size);
      if (open.size > 5) return refuse(socket, "max_active_conversations");
      const end = () => {
        open.delete(id);
        closed.add(id);
        this.#contexts.delete(context);
      };
      const act = () => this.#act(socket, format, { id, context, message, end });
      const { beforeSound } = this;
      if (!beforeSound) return act();
      const speaks = "close_context" in message || ("flush" in message && message.flush === true);
      const wait = async (before: Promise<void> | undefined) => {
        await before;
        const text = context.text + ("text" in message ? message.text : "");
        if (speaks && text.trim().length > context.spoken) await beforeSound();
        act();
      };
      // What follows in a context waits for what came before.
      context.acting = wait(context.acting);
    });
  }

  /** A context begins with a space, and nothing else. */
  #begin(message: z.infer<typeof voiceMessage>): Context | undefined {
    if (!("text" in message) || message.text !== " " || !message.voice_settings) return undefined;
    return { text: "", spoken: 0, fault: undefined, isStuck: false, isClosing: false };
  }

  #act(
    socket: WebSocket,
    format: AudioFormat,
    {
      id,
      context,
      message,
      end,
    }: {
      id: string;
      context: Context;
      message: z.infer<typeof voiceMessage>;
      end: () => void;
    },
  ): void {
    if ("text" in message && message.text.trim() !== "") {
      if (!message.text.endsWith(" ")) return refuse(socket, "invalid_text", id);
      this.texts.push(message.text);
      this.#contexts.add(context);
      context.text += message.text;
      const fault = this.#faults.shift();
      if (fault !== undefined) return this.#break(socket, format, { id, context, fault, end });
    }
    const isClosing = "close_context" in message;
    context.isClosing ||= isClosing;
    if (context.isStuck) return;
    if (isClosing || ("flush" in message && message.flush === true)) {
      if (this.garbles) return socket.send('{"audio":"AAAA","contextId":"utter');
      this.#speak(socket, format, id, context, Number.POSITIVE_INFINITY);
    }
    if (!isClosing) return;
    socket.send(spellMessage({ isFinal: true, contextId: id }, this.spelling));
    end();
  }

  #break(
    socket: WebSocket,
    format: AudioFormat,
    {
      id,
      context,
      fault,
      end,
    }: { id: string; context: Context; fault: VoiceFault; end: () => void },
  ): void {
    // Whatever comes for it, it stays open on this side: a zombie counts among the contexts of its connection.
    context.isStuck = true;
    if (fault === "stall" || fault === "cut")
      this.#speak(socket, format, id, context, PIECE_CHARACTERS);
    if (fault === "server") return socket.close(1011, "internal error");
    // What was written leaves first.
    if (fault === "cut") return void setImmediate(() => socket.terminate());
    if (fault !== "rate-limit" && fault !== "quota") return;
    const error = fault === "quota" ? "quota_exceeded" : "rate_limit_exceeded";
    socket.send(JSON.stringify({ message: "Refused.", error, code: 1008, contextId: id }));
    end();
  }

  #speak(socket: WebSocket, format: AudioFormat, id: string, context: Context, most: number): void {
    const rest = context.text.trim().slice(context.spoken);
    const characters = Array.from(rest).slice(0, most);
    context.spoken += characters.length;
    for (let at = 0; at < characters.length; at += PIECE_CHARACTERS) {
      const piece = characters.slice(at, at + PIECE_CHARACTERS);
      const audio = madeUpSpeech(piece.join(""), format).toString("base64");
      // The times of each piece begin again.
      const alignment = {
        chars: piece,
        startsMs: piece.map((_, index) => index * CHARACTER_MS),
        durationsMs: piece.map(() => CHARACTER_MS),
      };
      const message = { audio, isFinal: null, alignment, contextId: id };
      socket.send(spellMessage(message, this.spelling));
    }
  }
}

function formatOf(name: string): AudioFormat {
  const rate = Number(name.split("_")[1]);
  const sampleRateHz =
    ([8000, 16_000, 24_000, 48_000] as const).find((one) => one === rate) ?? 8000;
  const format: AudioFormat = {
    encoding: name.startsWith("ulaw") ? "mulaw" : "pcm16",
    sampleRateHz,
  };
  if (bytesPerMs(format) !== (rate / 1000) * (format.encoding === "pcm16" ? 2 : 1))
    throw new Error(`The stand-in does not speak ${name}`);
  return format;
}

function refuse(socket: WebSocket, error: string, context?: string): void {
  const refusal = {
    message: "Refused.",
    error,
    code: 1008,
    ...(context !== undefined && { contextId: context }),
  };
  socket.send(JSON.stringify(refusal));
  socket.close(1008, error);
}
