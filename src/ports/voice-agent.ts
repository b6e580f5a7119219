import type { AudioFormat } from "../audio/format.ts";
import type { Json } from "../base/json.ts";
import type { ToolCall } from "../domain/dialogue/transcript.ts";
import type { ModelTool } from "./language-model.ts";

/**
 * A service that hears, thinks and speaks at once. It takes the place of ears, brain and voice of a call; the machine of the
 * call keeps the say: a reply that it hasn't asked for is never played, and a tool runs only where it lets it.
 */
export interface VoiceAgent {
  /** For logs and metrics, e.g. `deepgram-agent/gpt-4o-mini`. */
  readonly name: string;

  /** Opens one conversation. What fails, also at once, shows in what the session gives. */
  open(options: AgentOptions): AgentSession;
}

export interface AgentOptions {
  /** Of the sound in both directions. */
  readonly format: AudioFormat;
  readonly language: string;
  /** What it is and how it works, and what is known of this call. */
  readonly instructions: string;
  readonly tools: readonly ModelTool[];
  /** Names and words of this business, most telling first. */
  readonly keyTerms: readonly string[];
  readonly signal: AbortSignal;
}

/** One conversation. Everything that is read of it throws a `ProviderError` once the service has failed. */
export interface AgentSession {
  /** What it hears of the caller; read once. It ends when the signal aborts. */
  readonly hearing: AsyncIterable<AgentHearing>;

  /** Takes the next sound of the caller; never blocks and never throws. The chunk may be reused after the call. */
  push(chunk: Uint8Array): void;

  /**
   * What it answers to the caller's last turn, or to the results it was last given; the same reply again when asked again. A
   * turn that it couldn't hear (keyed digits) is given in `typed`.
   */
  reply(options: {
    readonly typed?: string;
    readonly signal: AbortSignal;
  }): AsyncIterable<AgentReplyEvent>;

  /**
   * Says these words and no others, in its voice, and remembers them as said. The sound comes once it is certain that it holds
   * exactly these words; throws a `ProviderError` when it doesn't.
   */
  say(text: string, options: { readonly signal: AbortSignal }): AsyncIterable<Uint8Array>;

  /** Gives it a tool's result. What it makes of it is heard only when the next reply is asked for. */
  answer(callId: string, output: Json): void;

  /**
   * Adds to its instructions in the middle of the conversation: what holds from now on. It says nothing of it, and what it was
   * told before goes on holding. Never throws.
   */
  instruct(text: string): void;

  /** The caller has heard only so much of the sound of its last reply. */
  cutOff(heardMs: number): void;
}

export type AgentHearing =
  | { readonly type: "speech-start" }
  | { readonly type: "speech-end" }
  /** A turn of the caller as understood; never empty. */
  | { readonly type: "turn-end"; readonly text: string };

export type AgentReplyEvent =
  /** More of the words of the reply. */
  | { readonly type: "text"; readonly text: string }
  /** More of their sound; it may come before its words or after them. */
  | { readonly type: "sound"; readonly audio: Uint8Array }
  | { readonly type: "tool"; readonly call: ToolCall }
  /** There are no more words and tools; sound may still come. */
  | { readonly type: "done" };
