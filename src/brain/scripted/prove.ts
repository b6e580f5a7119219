import { phoneProgress } from "../../domain/dialogue/phone-lengths.ts";
import type { Proof } from "../../domain/dialogue/script.ts";
import type { ToolResult } from "../../domain/dialogue/transcript.ts";
import type { Understanding } from "../../domain/dialogue/understand.ts";
import {
  ask,
  leadingWith,
  type Conversation,
  type Filled,
  type Setting,
  type Step,
} from "./conversation.ts";
import { proceed } from "./proceed.ts";

/**
 * Nothing was found at the caller's own number: asks which other one it may be under. Null where that doesn't help, or where they
 * have shown another number already.
 */
export function offerProof(
  conversation: Conversation,
  wanted: Filled,
  refused: { readonly reason: string; readonly said: string },
  { script }: Setting,
): Step | null {
  const { proof, sentences } = script;
  if (proof === undefined || !proof.reasons.includes(refused.reason)) return null;
  if (conversation.identity.isShown === true) return null;
  const proving = { wanted, phone: "", code: "" };
  const next = { ...conversation, task: null, question: null, proposal: null, offer: [], proving };
  return ask(next, `${refused.said} ${sentences.offerCode}`, { about: "proof-number" }, "phone");
}

/** The number that the appointment is under, whole or in parts, or that they'd rather not. */
export function hearProofNumber(
  conversation: Conversation,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const { script, phrasebook } = setting;
  const { proof, sentences } = script;
  const { proving, asked } = conversation;
  if (proof === undefined || proving === null) return null;
  if (heard.digits !== null) {
    const restarted = phoneProgress(heard.digits, phrasebook.country) === "whole";
    const phone = restarted ? heard.digits : proving.phone + heard.digits;
    switch (phoneProgress(phone, phrasebook.country)) {
      case "whole":
        return send({ ...conversation, proving: { ...proving, phone } }, proof);
      case "part": {
        const partial = { ...conversation, proving: { ...proving, phone } };
        return ask(partial, sentences.restOfNumber, asked, "phone");
      }
      case "too-long": {
        const none = { ...conversation, proving: { ...proving, phone: "" } };
        return ask(none, sentences.numberTooLong, asked, "phone");
      }
    }
  }
  const isOther = heard.command !== null || heard.intent !== null || heard.topic !== null;
  if (heard.answer === "no" || heard.opensWithNo || GIVES_UP.test(heard.words.join(" ")))
    return offerPerson(conversation, "", setting);
  return heard.answer === "yes" && !isOther
    ? ask(conversation, sentences.askAnotherNumber, asked, "phone")
    : null;
}

/** The code, whole or in halves, or that none came. */
export function hearProofCode(
  conversation: Conversation,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const { proof, sentences } = setting.script;
  const { asked } = conversation;
  const proving = conversation.proving ?? { wanted: null, phone: "", code: "" };
  if (proof === undefined) return null;
  if (heard.digits !== null) {
    const { digits } = heard;
    // "No, it's nine eight four ...": the number was heard wrong.
    if (isNumber(digits, setting))
      return hearProofNumber(withoutNumber(conversation), heard, setting);
    const joined = digits.length === proof.codeDigits ? digits : proving.code + digits;
    const next = { ...conversation, ...withCode(conversation, "") };
    if (joined.length === proof.codeDigits)
      return {
        conversation: next,
        reply: { tool: { name: proof.checkCode, input: { code: joined } } },
      };
    return joined.length < proof.codeDigits && conversation.proving !== null
      ? ask(
          { ...conversation, ...withCode(conversation, joined) },
          sentences.restOfNumber,
          asked,
          "code",
        )
      : ask(next, sentences.codeAgain, asked, "code");
  }
  const words = heard.words.join(" ");
  if (NOT_COME.test(words) && proving.phone !== "") return send(conversation, proof);
  const isNo = heard.answer === "no" || heard.opensWithNo || GIVES_UP.test(words);
  return isNo ? offerPerson(conversation, "", setting) : null;
}

/** What came of sending the code or of telling it back; null for every other tool. */
export function learnProof(
  conversation: Conversation,
  name: string,
  result: ToolResult,
  setting: Setting,
): Step | null {
  const { proof } = setting.script;
  if (proof === undefined || (name !== proof.sendCode && name !== proof.checkCode)) return null;
  if (result.status !== "ok" && result.status !== "refused") return null;
  const said = result.speakable ?? "";
  if (result.status === "refused") {
    if (result.reason === "bad-phone") {
      const none = { ...conversation, ...withPhone(conversation, "") };
      return ask(none, said, { about: "proof-number" }, "phone");
    }
    return result.reason === "wrong-code"
      ? ask(conversation, said, { about: "proof-code" }, "code")
      : offerPerson(conversation, said, setting);
  }
  if (name === proof.sendCode) return ask(conversation, said, { about: "proof-code" }, "code");
  const { proving } = conversation;
  const shown = { ...conversation, proving: null, identity: identityIn(result.data) };
  if (proving === null) return leadingWith(said, proceed(shown, setting));
  const { wanted } = proving;
  const next =
    wanted.form.kind === "task" ? { ...shown, task: wanted } : { ...shown, question: wanted };
  return leadingWith(said, proceed(next, setting));
}

function isNumber(digits: string, { phrasebook }: Setting): boolean {
  return phoneProgress(digits, phrasebook.country) === "whole";
}

function withoutNumber(conversation: Conversation): Conversation {
  return { ...conversation, ...withPhone(conversation, "") };
}

function send(conversation: Conversation, proof: Proof): Step {
  const phone = conversation.proving?.phone ?? "";
  const next = { ...conversation, ...withCode(conversation, "") };
  return { conversation: next, reply: { tool: { name: proof.sendCode, input: { phone } } } };
}

function offerPerson(conversation: Conversation, said: string, { script }: Setting): Step {
  const text = `${said} ${script.sentences.offerPerson}`.trim();
  return ask({ ...conversation, proving: null }, text, { about: "person-offered" }, "yes-no");
}

function withCode({ proving }: Conversation, code: string): Pick<Conversation, "proving"> {
  return { proving: proving === null ? null : { ...proving, code } };
}

function withPhone({ proving }: Conversation, phone: string): Pick<Conversation, "proving"> {
  return { proving: proving === null ? null : { ...proving, phone } };
}

function identityIn(data: unknown): Conversation["identity"] {
  if (typeof data !== "object" || data === null) return { isShown: true };
  const name = "name" in data && typeof data.name === "string" ? data.name : undefined;
  const phone = "phone" in data && typeof data.phone === "string" ? data.phone : undefined;
  return {
    isShown: true,
    ...(name !== undefined && { name }),
    ...(phone !== undefined && { phone }),
  };
}

const GIVES_UP =
  /\b(?:dont know|do not know|cant remember|dont remember|not sure|no idea|forgot)\b/u;

const NOT_COME =
  /\b(?:again|resend|another|(?:didnt|havent|did not|have not|not) (?:get|got|receive|received|come|arrived)|hasnt|nothing came|no (?:code|text|message))\b/u;
