import type { Json } from "../../base/json.ts";
import type { Expectation } from "./expectation.ts";
import type { News } from "./news.ts";

/**
 * One thing that happened in a conversation, in the order it was heard. What the receptionist said holds only the words
 * that reached the caller's ear.
 */
export type TranscriptItem = CallerSaid | ReceptionistSaid | ToolCalled | ToolAnswered | NewsCame;

export interface CallerSaid {
  readonly role: "caller";
  readonly text: string;
  /** From 0 to 1; typed words and keypad digits are 1. */
  readonly confidence: number;
  readonly via: "voice" | "keypad" | "text";
  readonly atMs: number;
}

export interface ReceptionistSaid {
  readonly role: "receptionist";
  /** Names the utterance within its call. */
  readonly utterance?: string;
  readonly text: string;
  readonly kind: SpeechKind;
  /** True when the caller cut in: `text` is then the part that was heard. */
  readonly interrupted: boolean;
  /** What the caller is to answer now, when this asked for something. */
  readonly asked?: Expectation;
  /** The proposal whose read-back this is. */
  readonly proposal?: string;
  readonly atMs: number;
}

export type SpeechKind =
  | "greeting"
  | "reply"
  | "read-back"
  | "filler"
  | "reprompt"
  | "misheard"
  /** What happened outside, to be told: the host's answer. */
  | "news"
  /** What to do at once, said by rule to somebody in need. */
  | "emergency"
  | "goodbye";

export interface ToolCalled {
  readonly role: "tool-call";
  readonly call: ToolCall;
  readonly atMs: number;
}

/** A brain's wish to run a tool. `input` is checked against the tool's schema before it runs. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly input: Json;
}

export interface ToolAnswered {
  readonly role: "tool-result";
  readonly callId: string;
  readonly name: string;
  readonly result: ToolResult;
  readonly atMs: number;
}

/** Something from outside that the caller is told now; what they heard of it follows as the receptionist's words. */
export interface NewsCame {
  readonly role: "news";
  readonly news: News;
  readonly atMs: number;
}

/** What a tool answers. Everything `speakable` was written by the desk from data, and may be spoken word for word. */
export type ToolResult =
  | { readonly status: "ok"; readonly data: Json; readonly speakable?: string }
  /** Nothing was written. The machine speaks `readBack` word for word; a yes to it may be followed by a commit. */
  | {
      readonly status: "proposed";
      readonly proposal: string;
      readonly readBack: string;
      readonly data: Json;
    }
  | {
      readonly status: "refused";
      readonly reason: string;
      readonly speakable: string;
      readonly alternatives?: Json;
    }
  /** The conversation is over once `speakable` was heard. */
  | { readonly status: "ending"; readonly ending: Ending; readonly speakable: string };

export type Ending =
  | { readonly how: "hang-up" }
  /** `whisper` is what the person who picks up hears first. */
  | { readonly how: "transfer"; readonly to: string; readonly whisper: string };
