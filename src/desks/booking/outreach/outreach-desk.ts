import { hintsFor } from "../../../domain/dialogue/hints-for.ts";
import type { Desk } from "../../../ports/desk.ts";
import { FOLLOW_UP_FORMS, REMINDER_FORMS } from "./forms.ts";
import { CHANGE_INTENTS, OUTREACH_INTENTS } from "./intents.ts";
import type { Occasion } from "./opening.ts";
import type { OutreachCall } from "./outreach-call.ts";
import { callLater } from "./tools/call-later.ts";
import { confirmComing } from "./tools/confirm-coming.ts";
import { recordRating } from "./tools/record-rating.ts";
import { stopCalling, wrongNumber } from "./tools/stop-calling.ts";
import { giveUp, takeLeave } from "./tools/take-leave.ts";

/**
 * A desk for a call that we make: the trade's own, which can still book, move, cancel and answer, with another greeting and with what
 * only somebody who is rung up can want.
 */
export function outreachDesk(desk: Desk, purpose: Occasion["purpose"], call: OutreachCall): Desk {
  const forms = purpose === "reminder" ? REMINDER_FORMS : FOLLOW_UP_FORMS;
  const own = [
    ...(purpose === "reminder" ? [confirmComing(call), callLater(call)] : [recordRating(call)]),
    stopCalling(call),
    wrongNumber(call),
    takeLeave(call),
    giveUp(call),
  ];
  const names = new Set(own.map(({ name }) => name));
  const used = new Set(forms.map(({ intent }) => intent));
  const intents = [
    ...OUTREACH_INTENTS.filter(({ name }) => used.has(name)),
    ...(purpose === "reminder" ? CHANGE_INTENTS : []),
  ];
  const phrasebook = { ...desk.phrasebook, intents: [...intents, ...desk.phrasebook.intents] };
  const { opening } = call.words;
  const { script } = desk;
  if (script === undefined) throw new Error("Only a desk with forms rings its customers.");
  return {
    ...desk,
    profile: { ...desk.profile, greeting: opening.text },
    briefing: [BRIEFING[purpose], desk.briefing].join("\n").trim(),
    phrasebook,
    script: {
      ...script,
      forms: [...forms, ...script.forms],
      // Whoever is reminded and names a time means this appointment.
      ...(purpose === "reminder" && { usualForm: "move" }),
      opening,
    },
    tools: [...own, ...desk.tools.filter(({ name }) => !names.has(name))],
    hints: (expectation) => hintsFor(phrasebook, expectation),
  };
}

/** What a language model must know besides: its greeting has said who is calling and why. */
const BRIEFING: Readonly<Record<Occasion["purpose"], string>> = {
  reminder:
    "This is a call that we make: we rang the customer about one appointment, and asked whether they'll come. If they will, use confirm_coming at once. If they can't, ask whether to move or cancel it. If they want no more calls, or aren't the customer, use stop_calling or wrong_number and tell them nothing more. If they have no time now, use call_later. What an answering machine says is no answer.",
  "follow-up":
    "This is a call that we make: we rang the customer after a visit, and asked how it was, from one to five. Pass their answer in their own words to record_rating. What an answering machine says is no answer. If they want no more calls, or aren't the customer, use stop_calling or wrong_number.",
};
