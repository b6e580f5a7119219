import { unreachable } from "../../base/unreachable.ts";
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
import { CallerSound } from "./caller-sound.ts";
import { failureOf } from "./failure-of.ts";
import { FunctionCalls } from "./function-calls.ts";
import { readMessage, type DeepgramMessage } from "./read-message.ts";
import { settingsFor, type DeepgramAgentModels } from "./settings.ts";

/** Deepgram closes after ten silent seconds. */
const KEEP_ALIVE_MS = 5000;
/** A function may still be asked for this long after the last sound of a reply; nobody asks for one after a question. */
const AFTERTHOUGHT_MS = 250;

/** In characters, with all that was added: https://developers.deepgram.com/docs/voice-agent-update-prompt */
const LONGEST_PROMPT = 25_000;

interface SessionOptions {
  readonly agent: AgentOptions;
  readonly models: DeepgramAgentModels;
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly clock: Clock;
}

/** What was injected to be said word for word. */
interface Saying {
  readonly text: string;
  readonly reply: AgentReply;
  confirmed: boolean;
}

/**
 * One conversation with Deepgram's agent. It answers of its own accord whenever the caller has spoken or a function was
 * answered: each such reply is kept, and heard only if the call asks for it.
 */
export class DeepgramSession implements AgentSession {
  readonly hearing: PushQueue<AgentHearing>;
  readonly #options: SessionOptions;
  readonly #socket: AgentSocket;
  readonly #callerSound: CallerSound;
  readonly #waiting: SoundWaiting;
  readonly #calls = new FunctionCalls();
  readonly #ready = Promise.withResolvers<void>();
  #isReady = false;
  #error: ProviderError | undefined;
  #reply: AgentReply;
  /** Whether the call waits for that reply. */
  #awaited = 0;
  #saying: Saying | undefined;
  #lastSaid: Promise<unknown> = Promise.resolve();
  /** Where the next sound belongs. */
  #sounding: AgentReply | undefined;
  /** Whether its last statement is a question. */
  #asks = false;
  #afterthought: Disposable | undefined;
  #keepAlive: Disposable | undefined;
  #soundSent = false;
  #typed: string | undefined;
  #promptLength: number;

  constructor(options: SessionOptions) {
    this.#options = options;
    const { agent, apiKey, baseUrl, clock } = options;
    this.#promptLength = agent.instructions.length;
    this.hearing = new PushQueue(1000);
    this.#waiting = new SoundWaiting(agent.format);
    this.#callerSound = new CallerSound(agent.format, () =>
      this.hearing.push({ type: "speech-end" }),
    );
    this.#reply = this.#newReply();
    this.#ready.promise.catch(() => {});
    this.#socket = new AgentSocket({
      provider: "deepgram-agent",
      url: `${baseUrl}/v1/agent/converse`,
      headers: { authorization: `Token ${apiKey}` },
      clock,
      signal: agent.signal,
      onText: (frame) => this.#read(frame),
      onSound: (audio) => this.#sounding?.push({ type: "sound", audio }),
      onFailure: (error) => this.#failed(error),
    });
    agent.signal.addEventListener("abort", () => this.#end(), { once: true });
    this.#stayAlive();
  }

  push(chunk: Uint8Array): void {
    this.#callerSound.hear(chunk);
    if (!this.#isReady) {
      this.#waiting.push(chunk);
      return;
    }
    this.#soundSent = true;
    this.#socket.sendSound(chunk);
  }

  async *reply(options: { typed?: string; signal: AbortSignal }): AsyncGenerator<AgentReplyEvent> {
    const { typed, signal } = options;
    await this.#ready.promise;
    if (this.#error) throw this.#error;
    if (typed !== undefined) {
      this.#typed = typed;
      this.#nextReply();
      this.#socket.send({ type: "InjectUserMessage", content: typed });
    }
    this.#awaited += 1;
    try {
      yield* this.#reply.read(signal);
    } finally {
      this.#awaited -= 1;
    }
  }

  async *say(text: string, { signal }: { signal: AbortSignal }): AsyncGenerator<Uint8Array> {
    const { promise: said, resolve } = Promise.withResolvers<void>();
    const before = this.#lastSaid;
    this.#lastSaid = said;
    try {
      await Promise.all([before, this.#ready.promise]);
      if (signal.aborted) return;
      if (this.#error) throw this.#error;
      yield* this.#inject(text, signal);
    } finally {
      resolve();
    }
  }

  answer(callId: string, output: Json): void {
    const call = this.#calls.take(callId);
    if (!call) return;
    const content = JSON.stringify(output);
    this.#socket.send({ type: "FunctionCallResponse", id: callId, name: call.name, content });
    // A turn that came in between has its own reply.
    if (call.askedBy === this.#reply) this.#nextReply();
  }

  /** Deepgram adds it to the prompt, and refuses one that is too long: then what the call's machine holds back has to do. */
  instruct(text: string): void {
    if (this.#promptLength + text.length > LONGEST_PROMPT) return;
    this.#promptLength += text.length;
    void this.#ready.promise.then(
      () => this.#socket.send({ type: "UpdatePrompt", prompt: text }),
      () => {},
    );
  }

  /** Deepgram stops and forgets what it has not said by itself when the caller speaks. */
  cutOff(): void {}

  async *#inject(text: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const saying: Saying = { text, reply: this.#newReply(), confirmed: false };
    this.#saying = saying;
    // "One moment" must not break off the thought it stands for; anything else is said instead of what is being said.
    const isFiller = this.#awaited > 0 && !this.#reply.over;
    const behavior = isFiller ? "queue" : "interrupt";
    this.#socket.send({ type: "InjectAgentMessage", message: text, behavior });
    for await (const event of saying.reply.read(signal)) {
      if (event.type === "sound") yield event.audio;
    }
    if (this.#saying === saying) this.#saying = undefined;
  }

  #read(frame: string): void {
    const message = readMessage(frame);
    if (message) this.#take(message);
  }

  #take(message: DeepgramMessage): void {
    switch (message.type) {
      case "Welcome":
        return this.#socket.send(settingsFor(this.#options.agent, this.#options.models));
      case "SettingsApplied":
        return this.#begin();
      case "UserStartedSpeaking":
        return this.#callerSpeaks();
      case "ConversationText":
        return message.role === "user"
          ? this.#callerSaid(message.content.trim())
          : this.#agentSays(message.content.trim());
      case "FunctionCallRequest":
        return this.#functionsAsked(message.functions);
      case "FunctionCallCancelled":
        for (const { id } of message.functions) this.#calls.cancel(id);
        return;
      case "AgentAudioDone":
        return this.#soundOver();
      case "InjectionRefused":
        return this.#saying?.reply.fail(unsaid("it was refused"));
      case "Warning":
        if (message.code === "THINK_REQUEST_FAILED") this.#socket.fail("server", message.code);
        return;
      case "Error":
        return this.#socket.fail(failureOf(message.code), message.code);
      default:
        return unreachable(message);
    }
  }

  #begin(): void {
    this.#socket.ready();
    this.#isReady = true;
    for (const chunk of this.#waiting.take()) this.push(chunk);
    this.#ready.resolve();
  }

  #callerSpeaks(): void {
    this.#callerSound.started();
    this.hearing.push({ type: "speech-start" });
    // It has stopped by now, and what it was saying is not going to be whole.
    const cut = this.#sounding;
    this.#sounding = undefined;
    if (cut === this.#saying?.reply) cut?.fail(unsaid("the caller spoke over it"));
    else cut?.close();
  }

  #callerSaid(text: string): void {
    if (this.#typed !== undefined && sameWords(text, this.#typed)) {
      this.#typed = undefined;
      return;
    }
    this.#callerSound.over();
    if (text === "") return;
    this.#nextReply();
    this.hearing.push({ type: "turn-end", text });
  }

  #agentSays(text: string): void {
    const saying = this.#saying;
    if (saying && !saying.confirmed && sameWords(text, saying.text)) {
      saying.confirmed = true;
      this.#sounding = saying.reply;
      return;
    }
    this.#afterthought?.[Symbol.dispose]();
    this.#reply.push({ type: "text", text: this.#reply.begun ? ` ${text}` : text });
    this.#sounding = this.#reply;
    this.#asks = text.endsWith("?");
  }

  #functionsAsked(
    functions: Extract<DeepgramMessage, { type: "FunctionCallRequest" }>["functions"],
  ): void {
    this.#afterthought?.[Symbol.dispose]();
    const reply = this.#reply;
    for (const { id, name, arguments: written, client_side: isOurs } of functions) {
      if (!isOurs) continue;
      if (reply.over) {
        this.#tooLate(id, name);
        continue;
      }
      this.#calls.asked(id, { name, askedBy: reply });
      reply.push({ type: "tool", call: { id, name, input: readArguments(written) } });
    }
    reply.push({ type: "done" });
    if (this.#sounding !== reply) reply.close();
  }

  /** The reply has been taken as whole, and the turn is the caller's: a model that is told so can ask again with the next one. */
  #tooLate(id: string, name: string): void {
    const content = JSON.stringify({ status: "refused", reason: "too-late" });
    this.#socket.send({ type: "FunctionCallResponse", id, name, content });
  }

  #soundOver(): void {
    const sounding = this.#sounding;
    this.#sounding = undefined;
    if (!sounding) return;
    if (sounding !== this.#reply) {
      sounding.close();
      return;
    }
    const isOver = () => {
      sounding.push({ type: "done" });
      sounding.close();
    };
    if (this.#asks) isOver();
    else this.#afterthought = this.#options.clock.setTimer(AFTERTHOUGHT_MS, isOver);
  }

  #nextReply(): void {
    this.#afterthought?.[Symbol.dispose]();
    // What it was saying before goes on sounding until its own end.
    if (this.#sounding !== this.#reply) this.#reply.close();
    this.#reply = this.#newReply();
  }

  #newReply(): AgentReply {
    const reply = new AgentReply(this.#options.clock, () => this.#socket.fail("timeout"));
    if (this.#error) reply.fail(this.#error);
    return reply;
  }

  #stayAlive(): void {
    this.#keepAlive = this.#options.clock.setTimer(KEEP_ALIVE_MS, () => {
      if (this.#isReady && !this.#soundSent) this.#socket.send({ type: "KeepAlive" });
      this.#soundSent = false;
      this.#stayAlive();
    });
  }

  #failed(error: ProviderError): void {
    this.#error = error;
    this.#end();
    this.hearing.fail(error);
    this.#ready.reject(error);
    for (const one of [this.#reply, this.#sounding, this.#saying?.reply]) one?.fail(error);
  }

  #end(): void {
    this.#keepAlive?.[Symbol.dispose]();
    this.#afterthought?.[Symbol.dispose]();
    if (this.#options.agent.signal.aborted) this.hearing.close();
  }
}

function unsaid(why: string): ProviderError {
  return new ProviderError("deepgram-agent", "invalid-request", `a sentence wasn't said: ${why}`);
}
