import {
  DEFAULT_LIMITS,
  ENGLISH_WORDS,
  type CallSettings,
  type CallWords,
} from "../call/settings.ts";
import type { EmergencyRule } from "../domain/dialogue/urgent.ts";
import { splitSentences } from "../domain/dialogue/sentences.ts";
import type { Policies } from "../domain/business/desk-file.ts";
import type { Desk } from "../ports/desk.ts";
import type { Line } from "../ports/line.ts";

// People who write look things up, and do other things in between.
const CHAT_SILENCE_MS = 5 * 60_000;
const LONGEST_CHAT_MS = 2 * 60 * 60_000;
const CHAT_SILENCE_GOODBYE =
  "I haven't heard from you for a while, so I'll leave it here. Write again any time. Goodbye!";

// A visitor reads before they tap; the page itself lets go of one who has left, ten seconds after this.
const KIOSK_SILENCE_MS = 20_000;
const KIOSK_WORDS = {
  tooLong: "I have to make room for the next visitor now. The front desk can help you. Goodbye!",
  shutdown: "I'm sorry, I have to stop for a moment. The front desk can help you.",
} as const;

const KEPT_NOTICE = "What we say is kept in writing for a while.";

/** What a call's machine must know of the desk it is held at. */
export function callSettings(
  desk: Desk,
  policies: Policies,
  call: {
    readonly channel: Line["channel"];
    /** Whether the caller must be told that their words are kept. */
    readonly wordsAreKept: boolean;
    /** Whether callers on this line can be put through to anybody. */
    readonly transfers: boolean;
    /** Whether a visitor stands before a screen that shows all that is said. */
    readonly atKiosk?: boolean;
  },
): CallSettings {
  const tools = desk.tools.map(({ name, effect, filler }) => [
    name,
    filler === undefined ? { effect } : { effect, filler },
  ]);
  const { greeting } = desk.profile;
  const words = {
    ...ENGLISH_WORDS,
    greeting: call.wordsAreKept ? withNotice(greeting) : greeting,
    ...(takesMessages(desk) && { transferFailed: LEAVE_A_MESSAGE }),
  };
  const longestCallMs = policies.longestCallMinutes * 60_000;
  return {
    ...(call.atKiosk === true
      ? {
          words: { ...words, ...KIOSK_WORDS },
          limits: { ...DEFAULT_LIMITS, silenceMs: KIOSK_SILENCE_MS, longestCallMs },
        }
      : call.channel === "chat"
        ? {
            words: { ...words, silenceGoodbye: CHAT_SILENCE_GOODBYE },
            limits: {
              ...DEFAULT_LIMITS,
              silenceMs: CHAT_SILENCE_MS,
              longestCallMs: LONGEST_CHAT_MS,
            },
          }
        : { words, limits: { ...DEFAULT_LIMITS, longestCallMs } }),
    tools: Object.fromEntries(tools),
    personTool: "transfer_to_human",
    ...(desk.flow && { flow: desk.flow }),
    ...(desk.script?.opening && { greetingAsks: desk.script.opening.expects }),
    ...(desk.emergency && { emergency: emergencyOn(desk.emergency, call) }),
  };
}

const LEAVE_A_MESSAGE =
  "I'm sorry, nobody could come to the phone just now. I'll ask them to call you back. What shall I tell them it's about?";

/** Whether what a caller says then can reach somebody. */
function takesMessages({ script }: Desk): boolean {
  return script?.forms.some(({ tool }) => tool === script.tools.transfer) ?? false;
}

/** Nobody is told that they are put through who can't be. */
function emergencyOn(rule: EmergencyRule, { transfers }: { transfers: boolean }): EmergencyRule {
  const { transfer: _, ...alone } = rule;
  return transfers ? rule : alone;
}

/** Says that words are kept before the greeting's question, so that the caller is asked last. */
function withNotice(greeting: string): string {
  const sentences = splitSentences(greeting);
  const question = sentences.at(-1)?.endsWith("?") === true ? sentences.slice(-1) : [];
  const before = sentences.slice(0, sentences.length - question.length);
  return [...before, KEPT_NOTICE, ...question].join(" ");
}

/** Everything the machine says of its own accord, sentence by sentence as it says it, the greeting first. */
export function fixedPhrases(words: CallWords): readonly string[] {
  return [words.greeting, ...Object.values(words).flat()].flatMap((text) => splitSentences(text));
}
