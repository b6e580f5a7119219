import {
  DEFAULT_LIMITS,
  ENGLISH_WORDS,
  type CallSettings,
  type CallWords,
} from "../call/settings.ts";
import { splitSentences } from "../call/machine/sentences.ts";
import type { Policies } from "../domain/business/desk-file.ts";
import type { Desk } from "../ports/desk.ts";
import type { Line } from "../ports/line.ts";

// People who write look things up, and do other things in between.
const CHAT_SILENCE_MS = 5 * 60_000;
const LONGEST_CHAT_MS = 2 * 60 * 60_000;
const CHAT_SILENCE_GOODBYE =
  "I haven't heard from you for a while, so I'll leave it here. Write again any time. Goodbye!";

/** What a call's machine must know of the desk it is held at. */
export function callSettings(
  desk: Desk,
  policies: Policies,
  channel: Line["channel"],
): CallSettings {
  const tools = desk.tools.map(({ name, effect, filler }) => [
    name,
    filler === undefined ? { effect } : { effect, filler },
  ]);
  const words = { ...ENGLISH_WORDS, greeting: desk.profile.greeting };
  const longestCallMs = policies.longestCallMinutes * 60_000;
  return {
    ...(channel === "chat"
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
  };
}

/** Everything the machine says of its own accord, sentence by sentence as it says it, the greeting first. */
export function fixedPhrases(words: CallWords): readonly string[] {
  return [words.greeting, ...Object.values(words).flat()].flatMap((text) => splitSentences(text));
}
