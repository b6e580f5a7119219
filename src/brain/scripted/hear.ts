import { understand, type Understanding } from "../../domain/dialogue/understand.ts";
import { findDigits } from "../../domain/dialogue/spoken-digits.ts";
import type { CallerSaid } from "../../domain/dialogue/transcript.ts";
import {
  ask,
  leadingWith,
  notUnderstood,
  type Conversation,
  type Setting,
  type Step,
} from "./conversation.ts";
import { hearAnswer } from "./hear-answer.ts";
import { hearCommand } from "./hear-command.ts";
import { hearConsent } from "./hear-consent.ts";
import { hearErrand } from "./hear-errand.ts";
import { firstVisit, whomForEach } from "./several-visits.ts";

/** One way to take a caller's turn; null when it is not that. */
type Hearing = (conversation: Conversation, heard: Understanding, setting: Setting) => Step | null;

/**
 * In this order: an answer to a read-back, an answer to the question asked, a command, an errand with its details. What
 * fits none of them was not understood.
 */
const HEARINGS: readonly Hearing[] = [hearConsent, hearAnswer, hearCommand, hearErrand];

/** Takes the caller's turn. Never throws, whatever was said. */
export function hear(conversation: Conversation, said: CallerSaid, setting: Setting): Step {
  const { phrasebook, nowLocal, script } = setting;
  const first = conversation.task === null ? firstVisit(said.text, setting) : null;
  if (first !== null) {
    const step = hear(conversation, { ...said, text: first }, setting);
    return leadingWith(script.sentences.oneAtATime, step);
  }
  const expects = said.via === "keypad" ? "phone" : conversation.expects.kind;
  const understood = understand(said.text, { phrasebook, expects, nowLocal });
  const heard =
    said.via === "keypad"
      ? { ...understood, digits: findDigits(said.text) }
      : { ...understood, person: whomForEach(understood, setting) ?? understood.person };
  if (isUncertainName(conversation, said)) {
    const { nameUncertain } = setting.script.sentences;
    return ask(conversation, nameUncertain, { about: "spelling" }, "spelling");
  }
  for (const hearing of HEARINGS) {
    const step = hearing(conversation, heard, setting);
    if (step !== null) return step;
  }
  return notUnderstood(conversation);
}

/** Names come here however uncertain: with its letters beside it a name is told from the others that sound like it. */
const UNCERTAIN = 0.65;

function isUncertainName({ expects }: Conversation, { confidence, via }: CallerSaid): boolean {
  return expects.kind === "name" && via === "voice" && confidence < UNCERTAIN;
}
