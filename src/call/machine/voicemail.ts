import type { Draft } from "./draft.ts";
import { beginEnding } from "./ending.ts";
import { stopSpeaking } from "./playout.ts";
import { cancelReply } from "./reply.ts";

/**
 * A machine has taken a call that we made: leaves the message there is for it, or hangs up. Such a verdict is sometimes
 * wrong. Whoever has got something done in this call is a person, whatever is said of them; and a person who speaks over the message
 * is heard, as over any goodbye.
 */
export function machineAnswered(draft: Draft, takesMessage: boolean): void {
  const { phase, settings, transcript } = draft.state;
  if (phase.status !== "live") return;
  const isPerson = transcript.some(
    (item) =>
      item.role === "tool-result" &&
      (item.result.status === "ok" || item.result.status === "proposed"),
  );
  if (isPerson) return;
  cancelReply(draft);
  stopSpeaking(draft);
  // The machine's own greeting is nobody's turn.
  draft.state.ear = { status: "quiet" };
  for (const timer of ["endpoint", "words", "speech", "keypad"] as const) draft.disarm(timer);
  draft.state.keypad = "";
  const { voicemail = "" } = settings.words;
  beginEnding(draft, { how: "hang-up" }, takesMessage ? voicemail : "");
}
