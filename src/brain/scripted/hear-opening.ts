import { readRating } from "../../domain/dialogue/rating.ts";
import { isRecordedGreeting } from "../../domain/dialogue/recorded-greeting.ts";
import type { Opening } from "../../domain/dialogue/script.ts";
import type { Understanding } from "../../domain/dialogue/understand.ts";
import { ask, type Conversation, type Setting, type Step } from "./conversation.ts";
import { proceed } from "./proceed.ts";
import { hasSlots } from "./take-slots.ts";

/**
 * The answer to the question that somebody was rung up for. Whoever says hello, or answers what they cannot have heard yet, is
 * told again who is calling; whoever wants something else is heard as any caller is.
 */
export function hearOpening(
  conversation: Conversation,
  isHeard: boolean,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const { opening } = setting.script;
  if (opening === undefined) return null;
  const again = ask(
    conversation,
    opening.text,
    { about: "opening", heard: false },
    opening.expects,
  );
  if (isRecordedGreeting(heard.words)) {
    // Others may listen to what is recorded: the question alone says nothing of the appointment.
    return ask(conversation, opening.question, { about: "opening", heard: true }, opening.expects);
  }
  const rated = rate(conversation, opening, heard, setting);
  if (rated !== null) return rated;
  if (heard.command !== null && AGAIN.has(heard.command)) return again;
  if (ASKS_WHO.test(heard.words.join(" "))) return again;
  // "No thanks" answers the question.
  const isCommand = heard.command !== null && heard.command !== "thanks";
  if (isCommand || heard.intent !== null || heard.topic !== null) return null;
  const isYes = heard.answer === "yes" || (heard.opensWithYes && !hasSlots(heard));
  const isNo = heard.answer === "no" || (heard.opensWithNo && !hasSlots(heard));
  if (isYes && !isHeard) return again;
  if (isYes && opening.yes !== undefined) return open(conversation, opening.yes, {}, setting);
  if (isNo && isHeard && opening.refuses !== undefined) {
    return open(conversation, opening.refuses, {}, setting);
  }
  if (isNo && opening.no !== undefined) {
    const { text, expects } = opening.no;
    return ask(conversation, text, { about: "nothing" }, expects);
  }
  return null;
}

/** "Hello?", "sorry?", "who is this?", "are you a robot?": who is calling and what is said again. */
const AGAIN: ReadonlySet<string> = new Set(["hello", "repeat", "robot"]);

const ASKS_WHO = /\bwho(?:s| is| are) (?:this|that|calling|speaking|there|you)\b/u;

function rate(
  conversation: Conversation,
  { rating }: Opening,
  { text }: Understanding,
  setting: Setting,
): Step | null {
  const form = setting.script.forms.find(({ intent }) => intent === rating);
  const [slot] = form?.slots ?? [];
  if (rating === undefined || slot === undefined || readRating(text) === undefined) return null;
  return open(conversation, rating, { [slot.name]: text }, setting);
}

function open(
  conversation: Conversation,
  intent: string,
  values: Readonly<Record<string, string>>,
  setting: Setting,
): Step | null {
  const form = setting.script.forms.find((one) => one.intent === intent);
  if (form === undefined) return null;
  return proceed({ ...conversation, asked: { about: "nothing" }, task: { form, values } }, setting);
}
