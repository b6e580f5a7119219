import type { Addressee } from "../../../actions/lobby/visits/propose-in-lobby.ts";
import type { ToolResult } from "../../../domain/dialogue/transcript.ts";

/** Why nobody can be told, in words. */
export function refuseHost({
  reason,
  name = "",
}: Extract<Addressee, { readonly ok: false }>): ToolResult {
  return { status: "refused", reason, speakable: SENTENCES[reason].replace("{name}", name) };
}

const SENTENCES: Readonly<Record<Extract<Addressee, { readonly ok: false }>["reason"], string>> = {
  "unknown-host": "Let me look that up again. Who are you here to see?",
  "host-gone": "{name} doesn't work here any more. Is there somebody else you could see?",
  "host-away": "{name} is away at the moment. Would you like to leave a message?",
};
