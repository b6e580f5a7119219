import { unreachable } from "../../base/unreachable.ts";
import type { Understanding } from "../../domain/dialogue/understand.ts";
import { hasPhrase } from "../../domain/dialogue/words.ts";
import { changeWhatIsNamed } from "./change.ts";
import { ask, type Asked, type Conversation, type Setting, type Step } from "./conversation.ts";
import { abandon } from "./finish.ts";
import { hearOpening } from "./hear-opening.ts";
import { hearBeenBefore, hearOwnWords } from "./hear-slot.ts";
import { hearIdentity } from "./hear-identity.ts";
import { hearMessage } from "./hear-message.ts";
import { fillFromOffer, isKey, picked, wantsNone } from "./offer.ts";
import { callTool, proceed, replace } from "./proceed.ts";
import { hearProofCode, hearProofNumber } from "./prove.ts";
import { hasSlots, slotFor, takeSlots } from "./take-slots.ts";
import { agreesToWait, askElse } from "./wait.ts";
import { settleHalfOfDay, settleWeek } from "./when.ts";

/** A turn read as the answer to what was asked; null when it is not one. */
export function hearAnswer(
  conversation: Conversation,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const { asked } = conversation;
  // "Hold on" is neither an answer nor a no.
  if (heard.command === "hold-on") return null;
  switch (asked.about) {
    case "opening":
      return hearOpening(conversation, asked.heard, heard, setting);
    case "nothing":
    case "put-through":
      return hearGreeting(conversation, heard, setting);
    case "message":
      return hearMessage(conversation, heard, setting);
    case "slot":
    case "own-number":
    case "spelling":
      return (
        hearIdentity(conversation, heard, setting) ??
        hearBeenBefore(conversation, heard, setting) ??
        hearNoMatter(conversation, heard, setting) ??
        hearOwnWords(conversation, heard, setting)
      );
    case "which-week":
    case "am-or-pm":
      return settle(conversation, asked.about, heard, setting);
    case "offer":
      return hearChoice(conversation, heard, setting);
    case "change":
      return hearChange(conversation, heard, setting);
    case "invitation":
      return hearInvitation(conversation, asked, heard, setting);
    case "proof-number":
      return hearProofNumber(conversation, heard, setting);
    case "proof-code":
      return hearProofCode(conversation, heard, setting);
    case "wait-offered":
      return hearWaitOffered(conversation, asked, heard, setting);
    case "person-offered":
      return hearPersonOffered(conversation, heard, setting);
    case "anything-else":
      return hearAnythingElse(conversation, heard, setting);
    default:
      return unreachable(asked);
  }
}

/** A bare yes before anything was asked. */
function hearGreeting(
  conversation: Conversation,
  heard: Understanding,
  { script }: Setting,
): Step | null {
  const idle = conversation.task === null && conversation.question === null;
  return idle && heard.answer === "yes"
    ? ask(conversation, script.sentences.howCanIHelp, { about: "nothing" }, "open")
    : null;
}

/** "I don't mind" to a question that is not about a person: whatever comes first will do. */
function hearNoMatter(
  conversation: Conversation,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const filled = conversation.question ?? conversation.task;
  if (filled === null || conversation.asked.about !== "slot") return null;
  // "Never mind" is no "I don't mind".
  if (heard.command === "abandon") return null;
  const { slot: name } = conversation.asked;
  const slot = filled.form.slots.find((candidate) => candidate.name === name);
  if (slot?.filling !== "when" || heard.when !== null) return null;
  const current = conversation.question ?? conversation.task;
  if (!/\b(?:mind|matter|care|whenever|preference)\b/u.test(heard.words.join(" "))) {
    // "The time", asked what other day or time would do.
    const isOther = heard.command !== null || heard.intent !== null || heard.topic !== null;
    return current === null || isOther || hasSlots(heard)
      ? null
      : changeWhatIsNamed(conversation, current, heard, setting);
  }
  const before = filled.values[slot.name];
  const values = { ...filled.values, [slot.name]: `${before ?? ""} as early as possible`.trim() };
  return proceed(replace(conversation, { ...filled, values }), setting);
}

function settle(
  conversation: Conversation,
  about: "which-week" | "am-or-pm",
  heard: Understanding,
  setting: Setting,
): Step | null {
  const filled = conversation.question ?? conversation.task;
  const slot = filled === null ? undefined : slotFor(filled.form, "when");
  const before = slot === undefined ? undefined : filled?.values[slot.name];
  if (filled === null || slot === undefined || before === undefined) return null;
  if (heard.intent !== null || heard.topic !== null || heard.command !== null) return null;
  const settled =
    about === "which-week"
      ? settleWeek(before, heard.text, setting)
      : settleHalfOfDay(before, heard.text, setting);
  if (settled === null) return null;
  const values = { ...filled.values, [slot.name]: settled };
  return proceed(replace(conversation, { ...filled, values }), setting);
}

function hearChoice(
  conversation: Conversation,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const { sentences, forms } = setting.script;
  const filled = conversation.question ?? conversation.task;
  if (filled === null) return null;
  const choosesOwn = conversation.offer.some((offered) => isKey(filled, offered));
  const named = forms.find(({ intent }) => intent === heard.intent);
  // "The haircut" to "which one do you mean?" names one of their own and books none.
  const other = choosesOwn && named?.intent === setting.script.usualForm ? undefined : named;
  if (heard.topic !== null || (other !== undefined && other !== filled.form)) return null;
  const choice = picked(conversation, filled, heard, setting);
  if (choice !== null && heard.answer !== "no") {
    const chosen = replace({ ...conversation, offer: [] }, fillFromOffer(filled, choice));
    return proceed(chosen, setting);
  }
  const isNoThanks = heard.answer === "no" && heard.command === "thanks";
  if (heard.command !== null && !isNoThanks) return null;
  const key = slotFor(filled.form, "key");
  const narrows = heard.services.length > 0 || heard.person !== null;
  if (choosesOwn && key !== undefined && narrows && heard.answer !== "no") {
    const values = { ...filled.values, [key.name]: heard.text };
    return proceed(replace({ ...conversation, offer: [] }, { ...filled, values }), setting);
  }
  const slot = slotFor(filled.form, "when");
  if (wantsNone(heard) && !hasSlots(heard)) {
    const open = { ...conversation, offer: [] };
    if (slot === undefined || choosesOwn) {
      return abandon(open, setting);
    }
    return askElse(open, filled, slot.name, setting);
  }
  if (heard.answer === "yes") {
    return ask(conversation, sentences.whichOne, conversation.asked, conversation.expects);
  }
  return null;
}

/** What else would suit them, or that they would rather wait. */
function hearWaitOffered(
  conversation: Conversation,
  { slot }: Extract<Asked, { about: "wait-offered" }>,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const waits = agreesToWait(conversation, heard, setting);
  if (waits !== null) return waits;
  if (heard.answer === "no") return abandon(conversation, setting);
  const asked = { about: "slot", slot, times: 1 } as const;
  return hearAnswer({ ...conversation, asked }, heard, setting);
}

function hearChange(
  conversation: Conversation,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const { task } = conversation;
  if (task === null) return null;
  if (heard.command === "abandon") return abandon(conversation, setting);
  if (heard.topic !== null || heard.command !== null) return null;
  const nothing =
    heard.answer === "no" || heard.answer === "yes" || hasPhrase(heard.words, "nothing");
  if (hasSlots(heard)) {
    return proceed({ ...conversation, task: takeSlots(task, heard, setting) }, setting);
  }
  // "Nothing, it's fine" after a no: what stands is read again, and asked again.
  return nothing
    ? callTool(conversation, task, setting)
    : changeWhatIsNamed(conversation, task, heard, setting);
}

function hearInvitation(
  conversation: Conversation,
  { invited }: Extract<Asked, { about: "invitation" }>,
  heard: Understanding,
  setting: Setting,
): Step | null {
  if (heard.topic !== null || heard.command !== null) return null;
  const own = heard.intent === null || heard.intent === invited.form.intent;
  const willing =
    heard.answer === "yes" || heard.opensWithYes || (hasSlots(heard) && !heard.opensWithNo);
  if (own && willing) {
    return proceed({ ...conversation, task: takeSlots(invited, heard, setting) }, setting);
  }
  if (heard.answer !== "no") return null;
  const { sentences } = setting.script;
  return ask(conversation, sentences.anythingElse, { about: "anything-else" }, "open");
}

function hearPersonOffered(
  conversation: Conversation,
  heard: Understanding,
  { script }: Setting,
): Step | null {
  const { sentences, tools } = script;
  if (heard.answer === "yes" || heard.command === "person") {
    return { conversation, reply: { tool: { name: tools.transfer, input: {} } } };
  }
  if (heard.answer === "no") {
    return ask(conversation, sentences.anythingElse, { about: "anything-else" }, "open");
  }
  // A number that is said proves nothing of who says it.
  return heard.digits === null
    ? null
    : ask(conversation, sentences.cannot, conversation.asked, conversation.expects);
}

function hearAnythingElse(
  conversation: Conversation,
  heard: Understanding,
  { script }: Setting,
): Step | null {
  const leaves = heard.command === "abandon" && !heard.words.includes("cancel");
  if (heard.answer === "no" || leaves || (heard.opensWithNo && heard.command === "thanks")) {
    return { conversation, reply: { tool: { name: script.tools.endCall, input: {} } } };
  }
  if (heard.answer === "yes") {
    return ask(conversation, script.sentences.howCanIHelp, { about: "nothing" }, "open");
  }
  return null;
}
