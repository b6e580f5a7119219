import type { Expectation } from "../domain/dialogue/expectation.ts";
import type { Flow } from "../domain/dialogue/flow.ts";
import type { EmergencyRule } from "../domain/dialogue/urgent.ts";
import type { ToolEffect } from "../ports/tool.ts";

/** What the machine must know of a desk: plain data, so that a call's log can be replayed without the desk. */
export interface CallSettings {
  readonly words: CallWords;
  readonly limits: CallLimits;
  /** The tools that may be called, by name. */
  readonly tools: Readonly<
    Record<string, { readonly effect: ToolEffect; readonly filler?: string }>
  >;
  /** The tool that puts a caller through to a person. */
  readonly personTool: string;
  /** Which tools each state of the conversation allows; without it, all of them always. */
  readonly flow?: Flow;
  /** What to do about words that can't wait; nothing, unless told. */
  readonly emergency?: EmergencyRule;
  /** What the greeting asks for; anything, unless told. */
  readonly greetingAsks?: Expectation;
}

/** What the receptionist says of its own accord, whatever the brain. */
export interface CallWords {
  readonly greeting: string;
  /** Left on the voicemail of somebody we ring; without it a machine is hung up on. */
  readonly voicemail?: string;
  /** After the first and the second long silence. */
  readonly reprompts: readonly [string, string];
  readonly silenceGoodbye: string;
  /** When the first and the second turn in a row could not be understood. */
  readonly misheard: readonly [string, string];
  /** While the brain is slow to answer. */
  readonly thinking: string;
  /** When work goes on for longer still. */
  readonly stillWorking: string;
  /** To a caller who waits with us for something from outside. */
  readonly stillWaiting: string;
  readonly trouble: string;
  readonly transferFailed: string;
  readonly tooLong: string;
  readonly shutdown: string;
  /** To a caller who is back after the line broke; what they had not heard follows. */
  readonly cutOff: string;
  /** Then, when there is nothing to repeat. */
  readonly goOn: string;
}

/** All in milliseconds, except the confidences (0 to 1) and `maxSteps`. */
export interface CallLimits {
  readonly silenceMs: number;
  /** How long a caller who waits for something from outside hears nothing. */
  readonly waitingMs: number;
  readonly minConfidence: number;
  /** Where a name was asked: one that is doubtful can be asked again in a better way, and is read back before it counts. */
  readonly minNameConfidence: number;
  /** Speech shorter than this that gave no words is taken for noise. */
  readonly minSpeechMs: number;
  readonly toolFillerMs: number;
  readonly thinkingFillerMs: number;
  readonly stillWorkingMs: number;
  readonly stallMs: number;
  readonly longestCallMs: number;
  /** How many times in a row the brain may use tools before the caller must hear something. */
  readonly maxSteps: number;
}

export const DEFAULT_LIMITS: CallLimits = {
  silenceMs: 8000,
  waitingMs: 25_000,
  minConfidence: 0.65,
  minNameConfidence: 0.3,
  minSpeechMs: 300,
  toolFillerMs: 600,
  thinkingFillerMs: 1500,
  stillWorkingMs: 5000,
  stallMs: 15_000,
  longestCallMs: 15 * 60_000,
  maxSteps: 8,
};

export const ENGLISH_WORDS: Omit<CallWords, "greeting" | "voicemail"> = {
  reprompts: ["Are you still there?", "I'm still here. What can I do for you?"],
  silenceGoodbye: "I can't hear you, so I'll hang up now. Please call again any time. Goodbye!",
  misheard: [
    "Sorry, I didn't catch that.",
    "Sorry, I still didn't catch that. Could you say it another way?",
  ],
  thinking: "One moment, please.",
  stillWorking: "I'm still on it. Thanks for waiting.",
  stillWaiting: "Thanks for waiting. I'll tell you as soon as I hear something.",
  trouble: "Sorry, something went wrong on my side. Could you say that again?",
  transferFailed: "I couldn't get through to anyone just now. Is there something I can do for you?",
  tooLong: "I'm sorry, but that's as long as I can stay on the line. Please call again. Goodbye!",
  cutOff: "Sorry, we got cut off.",
  goOn: "Please go on.",
  shutdown: "I'm sorry, I have to hang up now. Please call again in a few minutes. Goodbye!",
};
