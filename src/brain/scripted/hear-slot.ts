import { readBeenBefore } from "../../domain/dialogue/been-before.ts";
import type { Slot } from "../../domain/dialogue/script.ts";
import type { Understanding } from "../../domain/dialogue/understand.ts";
import type { Conversation, Filled, Setting, Step } from "./conversation.ts";
import { proceed, replace } from "./proceed.ts";
import { hasSlots, takeSlots } from "./take-slots.ts";

/** "Have you been here before?" "Yes, last year." "No, it's my first time." */
export function hearBeenBefore(
  conversation: Conversation,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const asked = slotAsked(conversation);
  if (asked?.slot.filling !== "been-before" || heard.topic !== null) return null;
  const said = readBeenBefore(heard.words);
  const yes = heard.answer === "yes" || heard.opensWithYes;
  const no = heard.answer === "no" || heard.opensWithNo;
  const value = said ?? (yes ? "yes" : no ? "no" : null);
  if (value === null) return null;
  return settled(conversation, takeSlots(asked.filled, heard, setting), asked.slot, value, setting);
}

/** What it is about, in words that name nothing listed: the tool makes of them what it can. */
export function hearOwnWords(
  conversation: Conversation,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const asked = slotAsked(conversation);
  if (asked?.slot.inOwnWords !== true || hasSlots(heard)) return null;
  const isOther = heard.command !== null || heard.intent !== null || heard.topic !== null;
  if (isOther || heard.answer !== "other" || heard.words.length === 0) return null;
  return settled(conversation, asked.filled, asked.slot, heard.text.trim(), setting);
}

function slotAsked({
  asked,
  question,
  task,
}: Conversation): { readonly filled: Filled; readonly slot: Slot } | undefined {
  const filled = question ?? task;
  if (filled === null || asked.about !== "slot") return undefined;
  const slot = filled.form.slots.find(({ name }) => name === asked.slot);
  return slot && { filled, slot };
}

function settled(
  conversation: Conversation,
  filled: Filled,
  slot: Slot,
  value: string,
  setting: Setting,
): Step {
  const values = { ...filled.values, [slot.name]: value };
  return proceed(replace(conversation, { ...filled, values }), setting);
}
