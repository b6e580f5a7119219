import type { Expectation } from "../domain/dialogue/expectation.ts";
import type { News } from "../domain/dialogue/news.ts";
import type {
  Ending,
  SpeechKind,
  ToolCall,
  ToolResult,
  TranscriptItem,
} from "../domain/dialogue/transcript.ts";
import type { TimerId } from "./effects.ts";
import type { WordTime } from "./events.ts";
import type { CallSettings } from "./settings.ts";

/** One call, as the machine knows it. Plain data throughout: it can be stored, compared and sent. */
export interface CallState {
  readonly phase: Phase;
  readonly settings: CallSettings;
  /** When the call was answered. */
  readonly openedAtMs: number;
  readonly ear: Ear;
  readonly playout: Playout;
  readonly reply: Reply;
  /** Tools at work, oldest first. */
  readonly running: readonly RunningTool[];
  readonly consent: Consent;
  readonly question: Question;
  /** How often in a row the caller was silent, was not understood, or the brain failed. */
  readonly patience: {
    readonly silences: number;
    readonly misheard: number;
    readonly faults: number;
  };
  /** Digits keyed so far in this turn. */
  readonly keypad: string;
  readonly quiet: QuietOwner;
  readonly transcript: readonly TranscriptItem[];
  /** What happened outside: what is still to be told, and the ids of all that ever came. */
  readonly news: { readonly waiting: readonly News[]; readonly known: readonly string[] };
  readonly timers: Readonly<Partial<Record<TimerId, true>>>;
  readonly counts: {
    readonly utterances: number;
    readonly replies: number;
    readonly calls: number;
  };
}

export type Phase =
  | { readonly status: "waiting" }
  | { readonly status: "live" }
  /** The last words are being spoken; the ending follows once they were heard. */
  | { readonly status: "ending"; readonly ending: Ending }
  | { readonly status: "transferring" }
  /** The line broke. `unsaid` is what the caller has still to hear when they are back, `results` what tools have answered. */
  | {
      readonly status: "lost";
      readonly was: Extract<Phase, { status: "live" | "ending" | "transferring" }>;
      readonly unsaid: readonly Unsaid[];
      readonly results: readonly ToolAnswer[];
    }
  /** The program is closing: the sentence being spoken is the last. */
  | { readonly status: "closing" }
  | { readonly status: "over" };

/** What a tool answered when nobody was there to hear of it. */
export interface ToolAnswer {
  readonly callId: string;
  readonly result: ToolResult;
}

/** The caller's side of the turn. `words` are the final words of the turn so far. */
export type Ear =
  | { readonly status: "quiet" }
  | {
      readonly status: "speaking";
      readonly sinceMs: number;
      readonly words: readonly HeardWords[];
      /** Whether words came since the caller last began to speak. */
      readonly answered: boolean;
      /** Words of what was said before that are still to come: the next to arrive are those. */
      readonly behind: boolean;
    }
  | {
      readonly status: "settling";
      /** When the caller fell silent. */
      readonly sinceMs: number;
      readonly spokenMs: number;
      readonly words: readonly HeardWords[];
      /** Speech was heard whose words are still to come. */
      readonly owed: boolean;
    };

export interface HeardWords {
  readonly text: string;
  readonly confidence: number;
}

/** What is being said, and what will be said after it. */
export interface Playout {
  readonly queue: readonly Utterance[];
  readonly paused: boolean;
}

/** Words of ours that nobody has heard yet. */
export interface Unsaid {
  readonly text: string;
  readonly kind: SpeechKind;
  readonly asked?: Expectation;
  readonly proposal?: string;
}

export interface Utterance extends Unsaid {
  readonly id: string;
  readonly playedMs: number;
  /** How much of it has been synthesised. */
  readonly voicedMs: number;
  readonly words: readonly WordTime[];
}

/** One step of the brain. */
export type Reply =
  | { readonly status: "idle" }
  /** The caller waits for an answer that may not begin before a write is finished. */
  | { readonly status: "owed" }
  | Thinking
  /** The brain has finished its step; results of its tools are still to come. */
  | { readonly status: "using-tools"; readonly id: string; readonly step: number };

export interface Thinking {
  readonly status: "thinking";
  readonly id: string;
  readonly step: number;
  /** For a speculative reply: the turn it answers. Nothing is said or changed until that turn is confirmed. */
  readonly speculative?: string;
  /** Text that is not yet a whole sentence. */
  readonly pending: string;
  readonly asked?: Expectation;
  readonly spoke: boolean;
  readonly misunderstood: boolean;
  readonly usedTools: boolean;
  /** Set once the brain has finished a speculative step. */
  readonly done: boolean;
  /** Tools a speculative reply may only use once it is confirmed. */
  readonly deferred: readonly ToolCall[];
  /** What a speculative reply has looked up, in this step and those before. */
  readonly lookups: readonly Lookup[];
}

/** A tool that only reads, run ahead; without a result while it is at work. */
export interface Lookup {
  readonly call: ToolCall;
  readonly result?: ToolResult;
}

export interface RunningTool {
  readonly call: ToolCall;
  readonly effect: "read" | "propose" | "commit" | "end";
  /** The reply that asked for it; the machine's own calls have none. */
  readonly reply?: string;
  /** Accepted, but waiting for another write to finish. */
  readonly waiting: boolean;
  /** Run for a turn that is not confirmed yet. */
  readonly ahead?: true;
}

/** How far the caller's consent to a proposal has come. */
export type Consent =
  | { readonly status: "none" }
  /** It is being read back; `unheard` is what the caller has not heard yet. */
  | { readonly status: "reading"; readonly proposal: string; readonly unheard: readonly string[] }
  /** Everything that matters was heard; the caller's next turn is the answer. */
  | { readonly status: "awaiting"; readonly proposal: string }
  /** That turn was not a refusal: the brain may commit. */
  | { readonly status: "given"; readonly proposal: string }
  | { readonly status: "used"; readonly proposal: string };

/** What the caller was last asked. */
export interface Question {
  readonly expects: Expectation;
  readonly proposal?: string;
}

/** Who must break the silence, when nobody makes a sound. */
export type QuietOwner =
  | { readonly owner: "none" }
  | { readonly owner: "caller" }
  | { readonly owner: "work"; readonly fillers: number };
