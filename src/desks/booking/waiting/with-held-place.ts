import { offeredPlace } from "../../../actions/waiting/offered-place.ts";
import type { ActionContext } from "../../../actions/action-context.ts";
import type { Form, Script } from "../../../domain/dialogue/script.ts";
import { splitSentences } from "../../../domain/dialogue/sentences.ts";
import type { Desk } from "../../../ports/desk.ts";
import { inZone, sayMoment } from "../words/say-moment.ts";
import { sayPlace, sayWork } from "../words/say-work.ts";

/**
 * A desk for a caller whom a place is held for: the greeting tells them, a yes has it read back, and a no gives it to the next. The same
 * desk for everybody else.
 */
export async function withHeldPlace(desk: Desk, context: ActionContext): Promise<Desk> {
  if (desk.script === undefined || desk.script.opening !== undefined) return desk;
  const place = await offeredPlace(context, context.database.read);
  if (!place) return desk;
  const { booking } = place;
  const { zone, greeting } = desk.profile;
  const there = inZone({ zone, nowMs: context.clock.nowMs() }, booking.zone);
  const when = `${sayMoment(booking.startMs, there)}${sayPlace(booking)}`;
  const news = `A place opened for ${sayWork(booking)} ${when}, and I'm holding it for you.`;
  const text = [...withoutQuestion(greeting), news, QUESTION].join(" ");
  const script: Script = {
    ...desk.script,
    forms: [...desk.script.forms, ...PLACE_FORMS],
    opening: {
      text: `${news} ${QUESTION}`,
      question: QUESTION,
      expects: { kind: "yes-no" },
      yes: "take-place",
      refuses: "decline-place",
    },
  };
  return { ...desk, script, profile: { ...desk.profile, greeting: text } };
}

const QUESTION = "Would you like it?";

const PLACE_FORMS: readonly Form[] = [
  { intent: "take-place", tool: "take_offered_place", kind: "task", slots: [] },
  { intent: "decline-place", tool: "decline_offered_place", kind: "question", slots: [] },
];

/** A greeting asks how it can help; here something else is asked. */
function withoutQuestion(greeting: string): readonly string[] {
  return splitSentences(greeting).filter((sentence) => !sentence.endsWith("?"));
}
