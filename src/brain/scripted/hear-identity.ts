import { phoneProgress } from "../../domain/dialogue/phone-lengths.ts";
import type { Slot } from "../../domain/dialogue/script.ts";
import type { Understanding } from "../../domain/dialogue/understand.ts";
import {
  ask,
  leadingWith,
  notUnderstood,
  type Conversation,
  type Filled,
  type Setting,
  type Step,
} from "./conversation.ts";
import { abandon } from "./finish.ts";
import { namelessCaller } from "./nameless-caller.ts";
import { proceed, replace } from "./proceed.ts";
import { slotFor } from "./take-slots.ts";

/** An answer to "what's your name" or "what's your number", given whole, in parts, spelled or not at all. */
export function hearIdentity(
  conversation: Conversation,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const { asked } = conversation;
  const filled = conversation.question ?? conversation.task;
  if (filled === null) return null;
  const name = slotFor(filled.form, "name");
  const phone = slotFor(filled.form, "phone");
  if (asked.about === "spelling" && name !== undefined) {
    return hearSpelling(conversation, filled, name, heard, setting);
  }
  if (name !== undefined && asked.about === "slot" && asked.slot === name.name) {
    return hearName(conversation, filled, name, heard, setting);
  }
  if (phone !== undefined && (asked.about === "own-number" || heard.digits !== null)) {
    return hearPhone(conversation, filled, phone, heard, setting);
  }
  if (phone !== undefined && asked.about === "slot" && asked.slot === phone.name) {
    if (!saysThisNumber(heard)) return null;
    return setting.caller.number === undefined
      ? ask(conversation, setting.script.sentences.numberWithheld, asked, "phone")
      : settled(conversation, filled, phone, "caller", setting);
  }
  return null;
}

function hearName(
  conversation: Conversation,
  filled: Filled,
  slot: Slot,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const { sentences } = setting.script;
  const saysOther = heard.intent !== null || heard.topic !== null || isCommand(heard);
  if (heard.name !== null && (!saysOther || isKnownName(heard.name, setting))) {
    return settled(conversation, filled, slot, heard.name, setting);
  }
  if (saysOther) return null;
  if (heard.answer === "no" && heard.command === "thanks") return abandon(conversation, setting);
  // Silence and noise are the machine's; these were words, and a name the recogniser does not know.
  const times = conversation.asked.about === "slot" ? conversation.asked.times : 1;
  return times === 1
    ? ask(
        conversation,
        sentences.askNameAgain,
        { about: "slot", slot: slot.name, times: 2 },
        "name",
      )
    : ask(conversation, sentences.askSpelling, { about: "spelling" }, "spelling");
}

function hearSpelling(
  conversation: Conversation,
  filled: Filled,
  slot: Slot,
  heard: Understanding,
  setting: Setting,
): Step | null {
  if (
    heard.spelling === null &&
    (heard.topic !== null || heard.intent !== null || isCommand(heard))
  ) {
    return null;
  }
  const name = heard.spelling ?? heard.name;
  return name === null
    ? leadingWith(
        setting.script.sentences.nameLeftOut,
        settled(conversation, filled, slot, namelessCaller(setting), setting),
      )
    : settled(conversation, filled, slot, name, setting);
}

function hearPhone(
  conversation: Conversation,
  filled: Filled,
  slot: Slot,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const { sentences } = setting.script;
  const asked = { about: "slot", slot: slot.name, times: 1 } as const;
  // "This one" is no digit of a number that has not begun.
  const begins = heard.digits !== null && heard.digits.length > 1;
  if (heard.digits !== null && (begins || filled.partialPhone !== undefined)) {
    const { country } = setting.phrasebook;
    const restarted = phoneProgress(heard.digits, country) === "whole";
    const digits = restarted ? heard.digits : (filled.partialPhone ?? "") + heard.digits;
    switch (phoneProgress(digits, country)) {
      case "whole": {
        const { partialPhone: _, ...whole } = filled;
        return settled(conversation, whole, slot, digits, setting);
      }
      case "part": {
        const partial = replace(conversation, { ...filled, partialPhone: digits });
        return ask(partial, sentences.restOfNumber, asked, "phone");
      }
      case "too-long": {
        const { partialPhone: _, ...whole } = filled;
        return ask(replace(conversation, whole), sentences.numberTooLong, asked, "phone");
      }
    }
  }
  if (heard.answer === "yes" || heard.opensWithYes || saysThisNumber(heard)) {
    return settled(conversation, filled, slot, "caller", setting);
  }
  if (heard.answer === "no" || heard.opensWithNo) {
    return ask(conversation, sentences.askAnotherNumber, asked, "phone");
  }
  return heard.answer === "backchannel" ? notUnderstood(conversation) : null;
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

function isKnownName(name: string, { phrasebook }: Setting): boolean {
  const [first = ""] = name.toLowerCase().split(" ");
  return phrasebook.names.given.includes(first) || phrasebook.names.surnames.includes(first);
}

/** Courtesies are not worth an answer of their own. */
function isCommand({ command }: Understanding): boolean {
  return command !== null && command !== "hello" && command !== "thanks";
}

function saysThisNumber({ words }: Understanding): boolean {
  return /\b(?:this|same|my|current|that) (?:number|phone|mobile|one)\b|calling from|calling on/u.test(
    words.join(" "),
  );
}
