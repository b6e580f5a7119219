import type { Script } from "../../domain/dialogue/script.ts";
import type { TradeWords } from "./trade-words.ts";

/** How the scripted brain gets the business of a trade done that works by appointment. */
export function bookingScript(
  trade: Pick<Script, "forms" | "sentences">,
  { person }: TradeWords,
): Script {
  return {
    language: "en",
    ...trade,
    usualForm: "book",
    refusals: {
      "unknown-service": "service",
      [`unknown-${person}`]: "person",
      [`${person}-cannot`]: "person",
      "not-working": "when",
      closed: "when",
      "slot-taken": "when",
      "no-slots": "when",
      "need-date": "when",
      "need-time": "when",
      "which-week": "when",
      "am-or-pm": "when",
      "which-date": "when",
      "which-time": "when",
      "impossible-date": "when",
      past: "when",
      "too-soon": "when",
      "too-far": "when",
      "bad-phone": "phone",
      "need-name": "name",
    },
    deadEnds: ["none-found", "none-waiting"],
    waiting: "wait",
    tools: { confirm: "confirm_proposal", transfer: "transfer_to_human", endCall: "end_call" },
  };
}
