import { unreachable } from "../../base/unreachable.ts";
import { ANYONE } from "../../domain/dialogue/understand.ts";
import type { ToolAnswered, ToolResult } from "../../domain/dialogue/transcript.ts";
import {
  ask,
  leadingWith,
  type Conversation,
  type Filled,
  type Offered,
  type Setting,
  type Step,
} from "./conversation.ts";
import { finish } from "./finish.ts";
import { isWith, offersIn, makeOffer, personIn } from "./offer.ts";
import { callTool, checkKey, proceed } from "./proceed.ts";
import { learnProof, offerProof } from "./prove.ts";
import { asks } from "./sentence.ts";
import { carryOver, slotFor } from "./take-slots.ts";
import { meaningOf } from "./when.ts";

/** What a tool's answer changes, and what to say to it. Where the machine speaks for itself, nothing is said. */
export function learn(
  conversation: Conversation,
  { name, result }: ToolAnswered,
  setting: Setting,
): Step {
  const { task, question } = conversation;
  if (result.status === "ending") {
    const isPutThrough = result.ending.how === "transfer";
    const asked = isPutThrough ? ({ about: "put-through" } as const) : conversation.asked;
    return { conversation: { ...conversation, asked }, reply: {} };
  }
  if (result.status === "proposed") {
    const { proposal: id, readBack } = result;
    const person = personIn(result.data);
    const proposal = {
      id,
      readBack,
      heardText: "",
      heard: false,
      ...(person !== undefined && { person }),
    };
    return {
      conversation: { ...conversation, proposal, question: null, asked: { about: "nothing" } },
      reply: {},
    };
  }
  if (result.status === "refused" && MACHINE_REASONS.has(result.reason)) {
    // The machine would not commit: what stands is proposed again, so that it is read and answered again.
    return result.reason === "not-consented" && task !== null
      ? callTool(conversation, task, setting)
      : { conversation, reply: {} };
  }
  if (name === setting.script.tools.confirm) return learnOutcome(conversation, result, setting);
  const proof = learnProof(conversation, name, result, setting);
  if (proof !== null) return proof;
  if (question !== null && name === question.form.tool) {
    return result.status === "ok"
      ? learnAnswer(conversation, question, result, setting)
      : learnRefusal(conversation, question, result, setting);
  }
  if (task !== null && name === task.form.freeSlots?.tool && name !== task.form.tool) {
    return result.status === "ok"
      ? learnFreeSlots(conversation, task, result, setting)
      : learnRefusal(conversation, task, result, setting);
  }
  if (task !== null && name === task.form.tool) {
    return result.status === "ok"
      ? learnOutcome(conversation, result, setting)
      : learnRefusal(conversation, task, result, setting);
  }
  const errand = setting.script.forms.find(({ tool }) => tool === name);
  if (
    result.status === "refused" &&
    errand !== undefined &&
    setting.script.refusals[result.reason] !== undefined
  ) {
    const filled = { form: errand, values: {} };
    return learnRefusal({ ...conversation, question: filled }, filled, result, setting);
  }
  return leadingWith(result.speakable ?? "", proceed(conversation, setting));
}

/** Refusals of the call machine, not of the desk: it speaks for itself, or the caller has gone on. */
const MACHINE_REASONS: ReadonlySet<string> = new Set(["not-heard", "not-consented", "interrupted"]);

type Ok = Extract<ToolResult, { status: "ok" }>;
type Refused = Extract<ToolResult, { status: "refused" }>;

/** The end of a task: done, or lost at the last moment. */
function learnOutcome(conversation: Conversation, result: Ok | Refused, setting: Setting): Step {
  const open = { ...conversation, proposal: null };
  if (result.status === "ok") return finish(open, result.speakable ?? "", setting);
  return open.task === null
    ? leadingWith(result.speakable, proceed(open, setting))
    : learnRefusal(open, open.task, result, setting);
}

/** An answer to what the caller asked; then the task it interrupted goes on, or one is offered. */
function learnAnswer(
  conversation: Conversation,
  question: Filled,
  result: Ok,
  setting: Setting,
): Step {
  const { script } = setting;
  const said = result.speakable ?? "";
  const after = { ...conversation, question: null };
  const { leadsTo } = question.form;
  const invited = script.forms.find(({ intent }) => intent === leadsTo?.intent);
  if (leadsTo === undefined || invited === undefined) {
    return leadingWith(said, proceed(after, setting));
  }
  const offers = offersIn(result.data);
  const shared = carryOver(invited, question);
  if (conversation.task === null || conversation.task.form === invited) {
    const values = { ...conversation.task?.values, ...shared.values };
    const filled = { form: invited, values };
    if (leadsTo.choose === true && offers.length > 0) {
      const { suitsYou } = script.sentences;
      const invitation = offers.length === 1 ? suitsYou : leadsTo.invitation;
      const text = asks(said) ? said : `${said} ${invitation}`;
      return makeOffer({ ...after, task: filled }, text, offers);
    }
    if (conversation.task === null) {
      const text = asks(said) ? said : `${said} ${leadsTo.invitation}`;
      return ask(after, text, { about: "invitation", invited: filled }, "yes-no");
    }
  }
  return leadingWith(said, proceed(after, setting));
}

/** What is free: the very time that was wanted, or others to choose from. */
function learnFreeSlots(
  conversation: Conversation,
  task: Filled,
  result: Ok,
  setting: Setting,
): Step {
  const slot = slotFor(task.form, "when");
  const when = slot === undefined ? undefined : task.values[slot.name];
  const offers = offersIn(result.data);
  if (slot === undefined || when === undefined) return proceed(conversation, setting);
  const wanted = meaningOf(when, setting);
  const isFree = offers.some(
    (offer) =>
      offer.date === wanted.date &&
      offer.time === wanted.time &&
      isWithWhomWanted(offer, task, setting),
  );
  if (isFree) {
    const checked = { ...task, checkedWhen: checkKey(task, when) };
    return proceed({ ...conversation, task: checked }, setting);
  }
  const said = result.speakable ?? "";
  const { whichOne, ask: questions } = setting.script.sentences;
  if (offers.length === 0) {
    const text = asks(said) ? said : `${said} ${questions.when}`;
    return ask(conversation, text, { about: "slot", slot: slot.name, times: 1 }, "date-time");
  }
  return makeOffer(conversation, asks(said) ? said : `${said} ${whichOne}`, offers);
}

function isWithWhomWanted(
  offer: Offered,
  task: Filled,
  { phrasebook: { roles = [] } }: Setting,
): boolean {
  const slot = slotFor(task.form, "person");
  const wanted = slot === undefined ? undefined : task.values[slot.name];
  // Whoever was offered to a caller who named a role is one of those who have it.
  const isRole = roles.some(({ name }) => name === wanted);
  return wanted === undefined || wanted === ANYONE || isRole || isWith(offer, wanted);
}

/** What is offered in answer to a question is for the task that the question leads to: picking one begins it. */
function openInvited(conversation: Conversation, filled: Filled, setting: Setting): Conversation {
  const { leadsTo } = filled.form;
  const { task, question } = conversation;
  if (question !== filled || leadsTo === undefined) return conversation;
  const invited = setting.script.forms.find(({ intent }) => intent === leadsTo.intent);
  if (invited === undefined || (task !== null && task.form !== invited)) return conversation;
  const values = { ...task?.values, ...carryOver(invited, filled).values };
  return { ...conversation, task: { form: invited, values }, question: null };
}

/** A refusal: choose among what it offers, give another value for what was wrong, or leave it. */
function learnRefusal(
  conversation: Conversation,
  filled: Filled,
  result: Refused,
  setting: Setting,
): Step {
  const { refusals, sentences } = setting.script;
  const offers = offersIn(result.alternatives ?? null);
  const said = result.speakable === "" ? sentences.sorry : result.speakable;
  if (offers.length > 0) {
    const text = asks(said) ? said : `${said} ${sentences.whichOne}`;
    return makeOffer(openInvited(conversation, filled, setting), text, offers);
  }
  const filling = refusals[result.reason];
  const slot = filling === undefined ? undefined : slotFor(filled.form, filling);
  if (slot === undefined) {
    const proof = offerProof(conversation, filled, { reason: result.reason, said }, setting);
    if (proof !== null) return proof;
    const left =
      conversation.question === null
        ? { ...conversation, task: null, proposal: null }
        : { ...conversation, question: null };
    if (left.task === null && setting.script.deadEnds.includes(result.reason)) {
      const text = `${said} ${sentences.offerPerson}`;
      return ask(left, text, { about: "person-offered" }, "yes-no");
    }
    return leadingWith(said, proceed(left, setting));
  }
  const text = asks(said) ? said : `${said} ${sentences.ask[slot.filling]}`;
  const asked = { about: "slot", slot: slot.name, times: 1 } as const;
  switch (slot.filling) {
    case "when":
      if (result.reason === "which-week" || result.reason === "am-or-pm") {
        return ask(conversation, text, { about: result.reason }, "date-time");
      }
      return ask(conversation, text, asked, "date-time");
    case "topic":
    case "key":
      return ask(forget(conversation, filled, slot.name), text, asked, "open");
    case "been-before":
      return ask(forget(conversation, filled, slot.name), text, asked, "yes-no");
    case "service":
    case "person":
    case "name":
    case "phone":
      return ask(forget(conversation, filled, slot.name), text, asked, slot.filling);
    default:
      return unreachable(slot.filling);
  }
}

/** Clears a value that was refused. */
function forget(conversation: Conversation, filled: Filled, name: string): Conversation {
  const { [name]: _, ...values } = filled.values;
  const cleared = { ...filled, values };
  return conversation.question === filled
    ? { ...conversation, question: cleared }
    : { ...conversation, task: cleared };
}
