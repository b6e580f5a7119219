import type { Understanding } from "../../domain/dialogue/understand.ts";
import { ask, type Conversation, type Filled, type Setting, type Step } from "./conversation.ts";
import { proceed } from "./proceed.ts";
import { carryOver, hasSlots, takeSlots } from "./take-slots.ts";

/** Nothing that was offered suits: asks what else would, or whether the caller would rather wait, where that can be done. */
export function askElse(
  conversation: Conversation,
  { form }: Filled,
  slot: string,
  { script }: Setting,
): Step {
  const { sentences, usualForm, waiting } = script;
  return waiting !== undefined && form.intent === usualForm
    ? ask(conversation, sentences.somethingElseOrWait, { about: "wait-offered", slot }, "date-time")
    : ask(conversation, sentences.somethingElse, { about: "slot", slot, times: 1 }, "date-time");
}

/** A yes to that is a yes to waiting; null for everything else, which is heard as an answer to when. */
export function agreesToWait(
  conversation: Conversation,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const { forms, waiting } = setting.script;
  const form = forms.find(({ intent }) => intent === waiting);
  const agrees = heard.answer === "yes" || (heard.opensWithYes && !hasSlots(heard));
  if (form === undefined || !(agrees || heard.intent === waiting)) return null;
  const task = takeSlots(carryOver(form, conversation.task), heard, setting);
  return proceed({ ...conversation, task, question: null, proposal: null, offer: [] }, setting);
}
