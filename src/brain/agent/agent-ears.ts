import { bytesPerMs } from "../../audio/format.ts";
import type { Hints } from "../../domain/dialogue/hints.ts";
import type { EarEvent, EarStream, SpeechToText } from "../../ports/speech-to-text.ts";
import type { AgentHearing, AgentSession } from "../../ports/voice-agent.ts";
import type { AgentCall } from "./agent-call.ts";

/** What a caller says in one breath: other ears hear it again when the agent fails before it has told the words. */
const KEPT_MS = 10_000;

type OpenOptions = Parameters<SpeechToText["open"]>[0];

/** The hearing side of an agent. When it fails, `others` take over, and hear again what it has not told. */
export function agentEars(call: AgentCall, others: SpeechToText): SpeechToText {
  return { name: call.name, open: (options) => new AgentEar(call, others, options) };
}

class AgentEar implements EarStream {
  readonly #call: AgentCall;
  readonly #others: SpeechToText;
  readonly #options: OpenOptions;
  readonly #session: AgentSession;
  readonly #mostKept: number;
  #kept: Uint8Array[] = [];
  #keptBytes = 0;
  #other: EarStream | undefined;
  #hints: Hints;
  #ended = false;
  #isSpeaking = false;
  #pushedBytes = 0;

  constructor(call: AgentCall, others: SpeechToText, options: OpenOptions) {
    this.#call = call;
    this.#others = others;
    this.#options = options;
    this.#hints = options.hints;
    this.#mostKept = KEPT_MS * bytesPerMs(options.format);
    const { format, language, hints, signal } = options;
    this.#session = call.open({ format, language, keyTerms: hints.keyTerms, signal });
  }

  push(chunk: Uint8Array): void {
    this.#pushedBytes += chunk.length;
    if (this.#other) {
      this.#other.push(chunk);
      return;
    }
    this.#session.push(chunk);
    this.#kept.push(chunk.slice());
    this.#keptBytes += chunk.length;
    while (this.#keptBytes > this.#mostKept) this.#keptBytes -= this.#kept.shift()?.length ?? 0;
  }

  expect(hints: Hints): void {
    this.#hints = hints;
    this.#other?.expect(hints);
  }

  end(): void {
    this.#ended = true;
    this.#other?.end();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<EarEvent> {
    try {
      for await (const heard of this.#session.hearing) yield this.#event(heard);
      return;
    } catch (error) {
      if (this.#options.signal.aborted) return;
      this.#call.failed(error);
    }
    // The other ears tell of what is being said from its beginning.
    if (this.#isSpeaking) yield { type: "speech-end", atMs: this.#atMs() };
    yield* this.#handOver();
  }

  #handOver(): EarStream {
    const other = this.#others.open({ ...this.#options, hints: this.#hints });
    for (const chunk of this.#kept) other.push(chunk);
    this.#kept = [];
    this.#other = other;
    if (this.#ended) other.end();
    return other;
  }

  /** Agents don't say when it was: it is told as it happens. */
  #atMs(): number {
    return this.#pushedBytes / bytesPerMs(this.#options.format);
  }

  #event(heard: AgentHearing): EarEvent {
    this.#isSpeaking = heard.type === "speech-start";
    if (heard.type !== "turn-end") return { type: heard.type, atMs: this.#atMs() };
    // What it has told needs not be heard again.
    this.#kept = [];
    this.#keptBytes = 0;
    return { type: "turn-end", text: heard.text, confidence: 1 };
  }
}
