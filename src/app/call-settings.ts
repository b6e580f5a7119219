import {
  DEFAULT_LIMITS,
  ENGLISH_WORDS,
  type CallSettings,
  type CallWords,
} from "../call/settings.ts";
import type { Policies } from "../domain/business/desk-file.ts";
import type { Desk } from "../ports/desk.ts";

/** What a call's machine must know of the desk it is held at. */
export function callSettings(desk: Desk, policies: Policies): CallSettings {
  const tools = desk.tools.map(({ name, effect, filler }) => [
    name,
    filler === undefined ? { effect } : { effect, filler },
  ]);
  return {
    words: { ...ENGLISH_WORDS, greeting: desk.profile.greeting },
    limits: { ...DEFAULT_LIMITS, longestCallMs: policies.longestCallMinutes * 60_000 },
    tools: Object.fromEntries(tools),
    personTool: "transfer_to_human",
  };
}

/** Everything the machine says of its own accord, the greeting first. */
export function fixedPhrases(words: CallWords): readonly string[] {
  return [words.greeting, ...Object.values(words).flat()];
}
