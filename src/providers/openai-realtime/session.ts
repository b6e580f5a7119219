import { unreachable } from "../../base/unreachable.ts";
import { bytesPerMs } from "../../audio/format.ts";
import type { Clock } from "../../base/clock.ts";
import type { Json } from "../../base/json.ts";
import { PushQueue } from "../../base/push-queue.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import type {
  AgentHearing,
  AgentOptions,
  AgentReplyEvent,
  AgentSession,
} from "../../ports/voice-agent.ts";
import { AgentReply } from "../agent-reply.ts";
import { AgentSocket } from "../agent-socket.ts";
import { readArguments } from "../read-arguments.ts";
import { sameWords } from "../same-words.ts";
import { SoundWaiting } from "../sound-waiting.ts";
import { failureOf } from "./failure-of.ts";
import {
  cancellation,
  functionOutput,
  MAY_FAIL,
  replyRequest,
  sayRequest,
  sessionUpdate,
  messageItem,
  truncation,
} from "./messages.ts";
import { readEvent, type RealtimeEvent } from "./read-event.ts";

interface SessionOptions {
  readonly agent: AgentOptions;
  readonly model: string;
  readonly voice: string;
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly clock: Clock;
}

/** Something that was asked for, and where it stands. */
interface Response {
  readonly reply: AgentReply;
  /** Whether it belongs to the conversation; what is only said word for word doesn't. */
  readonly inConversation: boolean;
  sent: boolean;
  id?: string;
  itemId?: string;
  soundBytes: number;
}

/**
 * One conversation with OpenAI's Realtime service. It speaks only when it is asked to; of several replies in the conversation there
 * is one at a time.
 */
export class RealtimeSession implements AgentSession {
  readonly hearing: PushQueue<AgentHearing>;
  readonly #options: SessionOptions;
  readonly #socket: AgentSocket;
  readonly #waiting: SoundWaiting;
  readonly #ready = Promise.withResolvers<void>();
  /** By the tag they were asked for with. */
  readonly #responses = new Map<string, Response>();
  #isReady = false;
  #error: ProviderError | undefined;
  #count = 0;
  /** The reply to what happened last; none yet when it hasn't been asked for. */
  #current: Response | undefined;
  /** Asked for while another one was still going on. */
  #next: string | undefined;
  #lastSaid: Promise<unknown> = Promise.resolve();

  constructor(options: SessionOptions) {
    this.#options = options;
    const { agent, apiKey, baseUrl, model, clock } = options;
    this.hearing = new PushQueue(1000);
    this.#waiting = new SoundWaiting(agent.format);
    this.#ready.promise.catch(() => {});
    this.#socket = new AgentSocket({
      provider: "openai-realtime",
      url: `${baseUrl}/realtime?model=${encodeURIComponent(model)}`,
      headers: { authorization: `Bearer ${apiKey}` },
      clock,
      signal: agent.signal,
      onText: (frame) => this.#read(frame),
      onSound: () => this.#socket.fail("server", "a binary frame"),
      onFailure: (error) => this.#failed(error),
    });
    agent.signal.addEventListener("abort", () => this.hearing.close(), { once: true });
  }

  push(chunk: Uint8Array): void {
    if (!this.#isReady) {
      this.#waiting.push(chunk);
      return;
    }
    const audio = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString("base64");
    this.#socket.send({ type: "input_audio_buffer.append", audio });
  }

  async *reply(options: { typed?: string; signal: AbortSignal }): AsyncGenerator<AgentReplyEvent> {
    const { typed, signal } = options;
    await this.#ready.promise;
    if (this.#error) throw this.#error;
    if (typed !== undefined) {
      this.#current = undefined;
      this.#socket.send(messageItem("user", typed));
    }
    const response = (this.#current ??= this.#ask());
    yield* response.reply.read(signal);
    if (signal.aborted && !response.reply.over) this.#cancel(response);
  }

  async *say(text: string, { signal }: { signal: AbortSignal }): AsyncGenerator<Uint8Array> {
    const { promise: said, resolve } = Promise.withResolvers<void>();
    const before = this.#lastSaid;
    this.#lastSaid = said;
    try {
      await Promise.all([before, this.#ready.promise]);
      if (signal.aborted) return;
      if (this.#error) throw this.#error;
      yield* await this.#spoken(text, signal);
    } finally {
      resolve();
    }
  }

  answer(callId: string, output: Json): void {
    this.#current = undefined;
    this.#socket.send(functionOutput(callId, output));
  }

  instruct(text: string): void {
    void this.#ready.promise.then(
      () => this.#socket.send(messageItem("system", text)),
      () => {},
    );
  }

  cutOff(heardMs: number): void {
    const last = [...this.#responses.values()].findLast(
      ({ inConversation, itemId }) => inConversation && itemId !== undefined,
    );
    if (last?.itemId === undefined) return;
    const soundMs = last.soundBytes / bytesPerMs(this.#options.agent.format);
    this.#socket.send(truncation(last.itemId, Math.min(heardMs, soundMs)));
  }

  /** The whole sound of these words, once the service's own transcript shows that they are no others. */
  async #spoken(text: string, signal: AbortSignal): Promise<readonly Uint8Array[]> {
    const [tag, response] = this.#newResponse(false);
    response.sent = true;
    this.#socket.send(sayRequest(tag, text));
    const sound: Uint8Array[] = [];
    let words = "";
    for await (const event of response.reply.read(signal)) {
      if (event.type === "sound") sound.push(event.audio);
      if (event.type === "text") words += event.text;
    }
    this.#responses.delete(tag);
    if (signal.aborted) {
      this.#cancel(response);
      return [];
    }
    if (!sameWords(words, text))
      throw new ProviderError("openai-realtime", "invalid-request", "it said other words");
    this.#socket.send(messageItem("assistant", text));
    return sound;
  }

  #ask(): Response {
    const [tag, response] = this.#newResponse(true);
    if (this.#going()) this.#next = tag;
    else this.#request(tag, response);
    return response;
  }

  #request(tag: string, response: Response): void {
    response.sent = true;
    this.#socket.send(replyRequest(tag));
  }

  /** Whether the service has not finished a reply in the conversation. */
  #going(): boolean {
    return [...this.#responses.values()].some(
      ({ inConversation, reply, sent }) => inConversation && sent && !reply.over,
    );
  }

  #cancel(response: Response): void {
    if (this.#current === response) this.#current = undefined;
    if (response.sent) this.#socket.send(cancellation(response.id));
  }

  #newResponse(inConversation: boolean): [string, Response] {
    this.#count += 1;
    const tag = `r${this.#count}`;
    const reply = new AgentReply(this.#options.clock, () => this.#socket.fail("timeout"));
    const response: Response = { reply, inConversation, sent: false, soundBytes: 0 };
    this.#responses.set(tag, response);
    return [tag, response];
  }

  #read(frame: string): void {
    const event = readEvent(frame);
    if (event) this.#take(event);
  }

  #take(event: RealtimeEvent): void {
    switch (event.type) {
      case "session.created":
        return this.#socket.send(sessionUpdate(this.#options.agent, this.#options.voice));
      case "session.updated":
        return this.#begin();
      case "input_audio_buffer.speech_started":
        return void this.hearing.push({ type: "speech-start" });
      case "input_audio_buffer.speech_stopped":
        return void this.hearing.push({ type: "speech-end" });
      case "conversation.item.input_audio_transcription.completed":
        return this.#callerSaid(event.transcript.trim());
      case "response.created":
        return this.#created(event.response);
      case "response.output_audio.delta":
        return this.#sounds(event);
      case "response.output_audio_transcript.delta":
        return this.#of(event)?.reply.push({ type: "text", text: event.delta });
      case "response.function_call_arguments.done": {
        const input = readArguments(event.arguments);
        const call = { id: event.call_id, name: event.name, input };
        return this.#of(event)?.reply.push({ type: "tool", call });
      }
      case "response.done":
        return this.#done(event.response);
      case "error":
        return this.#refused(event.error);
      default:
        return unreachable(event);
    }
  }

  #begin(): void {
    this.#socket.ready();
    this.#isReady = true;
    for (const chunk of this.#waiting.take()) this.push(chunk);
    this.#ready.resolve();
  }

  #callerSaid(text: string): void {
    if (text === "") return;
    this.#current = undefined;
    this.hearing.push({ type: "turn-end", text });
  }

  #created({ id, metadata }: { id: string; metadata?: { tag: string } | null | undefined }): void {
    const response = metadata && this.#responses.get(metadata.tag);
    if (response) response.id = id;
  }

  #of(event: { response_id: string }): Response | undefined {
    return [...this.#responses.values()].find(({ id }) => id === event.response_id);
  }

  #sounds(event: Extract<RealtimeEvent, { type: "response.output_audio.delta" }>): void {
    const response = this.#of(event);
    if (!response) return;
    const audio = new Uint8Array(Buffer.from(event.delta, "base64"));
    response.itemId = event.item_id;
    response.soundBytes += audio.length;
    response.reply.push({ type: "sound", audio });
  }

  #done(done: Extract<RealtimeEvent, { type: "response.done" }>["response"]): void {
    const response = this.#of({ response_id: done.id });
    if (done.status === "failed") {
      const code = done.status_details?.error?.code ?? "";
      this.#socket.fail(failureOf("server_error", code), code);
      return;
    }
    response?.reply.push({ type: "done" });
    response?.reply.close();
    const next = this.#next === undefined ? undefined : this.#responses.get(this.#next);
    if (this.#next === undefined || !next || this.#going()) return;
    this.#request(this.#next, next);
    this.#next = undefined;
  }

  #refused(error: Extract<RealtimeEvent, { type: "error" }>["error"]): void {
    if (error.event_id?.startsWith(MAY_FAIL) === true) return;
    const code = error.code ?? error.type;
    this.#socket.fail(failureOf(error.type, code), code);
  }

  #failed(error: ProviderError): void {
    this.#error = error;
    this.hearing.fail(error);
    this.#ready.reject(error);
    for (const { reply } of this.#responses.values()) reply.fail(error);
  }
}
