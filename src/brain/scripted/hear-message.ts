import type { Understanding } from "../../domain/dialogue/understand.ts";
import { ask, type Conversation, type Setting, type Step } from "./conversation.ts";
import { proceed } from "./proceed.ts";

/**
 * After nobody could be reached: whatever the caller says is passed on in their words, unless it is another errand that can be
 * seen to here, or nothing at all.
 */
export function hearMessage(
  conversation: Conversation,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const { script, caller } = setting;
  const form = script.forms.find(({ tool }) => tool === script.tools.transfer);
  if (form === undefined) return null;
  const isForThem = FOR_THEM.test(heard.words.join(" "));
  const isNothing = heard.answer === "no" || heard.command === "abandon";
  if (isNothing && !isForThem) {
    return ask(conversation, script.sentences.anythingElse, { about: "anything-else" }, "open");
  }
  const isErrand = heard.intent !== null || heard.topic !== null;
  const isCommand = heard.command !== null && heard.command !== "person";
  if ((isErrand || isCommand) && !isForThem) return null;
  const isBare = heard.answer === "yes" || heard.command === "person";
  const values = {
    message: isBare ? "" : heard.text,
    ...(caller.number !== undefined && { phone: "caller" }),
  };
  return proceed({ ...conversation, question: { form, values } }, setting);
}

/** "Tell them I want to cancel" is no errand of ours; "tell me what you do" is. */
const FOR_THEM =
  /^(?:please |can you |could you )?(?:(?:tell|ask|let) (?!me\b|us\b)|say (?:that|i)\b)/u;
