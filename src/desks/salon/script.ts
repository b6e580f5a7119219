import type { Script } from "../../domain/dialogue/script.ts";
import { SALON_FORMS } from "./forms.ts";
import { SALON_SENTENCES } from "./sentences.ts";

/** How the scripted brain gets a salon's business done. The tools are those of `tools/`. */
export const salonScript: Script = {
  language: "en",
  forms: SALON_FORMS,
  usualForm: "book",
  refusals: {
    "unknown-service": "service",
    "unknown-stylist": "person",
    "stylist-cannot": "person",
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
  deadEnds: ["none-found"],
  tools: { confirm: "confirm_proposal", transfer: "transfer_to_human", endCall: "end_call" },
  sentences: SALON_SENTENCES,
};
