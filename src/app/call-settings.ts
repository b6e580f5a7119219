import { DEFAULT_LIMITS, ENGLISH_WORDS, type CallSettings } from "../call/settings.ts";
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
