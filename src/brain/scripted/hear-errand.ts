import type { Form } from "../../domain/dialogue/script.ts";
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
import { wantsSeveral } from "./several-visits.ts";
import { carryOver, hasSlots, slotFor, takeSlots } from "./take-slots.ts";

/** What the caller came for, with whatever details they gave; or details of what is under way. */
export function hearErrand(
  conversation: Conversation,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const { forms, usualForm } = setting.script;
  const intent = heard.topic === null ? heard.intent : "topic";
  const form =
    forms.find((candidate) => candidate.intent === intent) ??
    forms.find(
      ({ slots }) => intent === "topic" && slots.some(({ filling }) => filling === "topic"),
    );
  const { task, question } = conversation;
  if (form?.kind === "question") return startQuestion(conversation, form, heard, setting);
  if (question !== null && hasSlots(heard) && isDetailOf(question, form)) {
    return fill(conversation, question, heard, setting);
  }
  const own = namesOwn(conversation, form, heard, setting);
  if (own !== null) return own;
  const isOther = form !== undefined && task?.form !== form;
  if (
    isOther &&
    !isCorrection(form, conversation, heard) &&
    !isWaitedFor(form, task, heard, setting)
  ) {
    return startTask(conversation, form, heard, setting);
  }
  const current = question ?? task;
  if (current !== null) {
    if (hasSlots(heard)) return fill(conversation, current, heard, setting);
    if (form === current.form || heard.answer === "yes")
      return againOrNothing(conversation, form, setting);
    return hearOddQuestion(conversation, heard, setting);
  }
  const usual = forms.find((candidate) => candidate.intent === usualForm);
  const tells = heard.services.length > 0 || heard.person !== null || mayBeBooking(heard);
  if (usual !== undefined && tells) return startTask(conversation, usual, heard, setting);
  const unknown = wishFor(heard);
  if (usual?.freeSlots !== undefined && unknown !== null) {
    const values = { [slotFor(usual, "service")?.name ?? "service"]: unknown };
    const tool = { name: usual.freeSlots.tool, input: values };
    return { conversation: { ...conversation, task: { form: usual, values } }, reply: { tool } };
  }
  return hearOddQuestion(conversation, heard, setting);
}

function startQuestion(
  conversation: Conversation,
  form: Form,
  heard: Understanding,
  setting: Setting,
): Step {
  const { task, asked } = conversation;
  const invited = asked.about === "invitation" ? asked.invited : null;
  const base = carryOver(form, task ?? invited);
  const question = takeSlots(base, heard, setting);
  return proceed({ ...conversation, question }, setting);
}

function startTask(
  conversation: Conversation,
  form: Form,
  heard: Understanding,
  setting: Setting,
): Step {
  const { asked } = conversation;
  const invited =
    asked.about === "invitation" && asked.invited.form === form ? asked.invited : null;
  const begun = form.carriesOn === true ? carryOver(form, conversation.task) : { form, values: {} };
  const task = takeSlots(invited ?? begun, heard, setting);
  const fresh = { ...conversation, task, question: null, proposal: null, offer: [] };
  const step = proceed(fresh, setting);
  return form.intent === setting.script.usualForm && wantsSeveral(heard, setting)
    ? leadingWith(setting.script.sentences.oneAtATime, step)
    : step;
}

function fill(
  conversation: Conversation,
  current: Filled,
  heard: Understanding,
  setting: Setting,
): Step {
  const filled = takeSlots(current, heard, setting);
  const next =
    conversation.question === null
      ? { ...conversation, task: filled, proposal: null, offer: [] }
      : { ...conversation, question: filled };
  return proceed(next, setting);
}

/** The errand was named again, or agreed to, with nothing new: what is missing is asked again. */
function againOrNothing(
  conversation: Conversation,
  form: Form | undefined,
  setting: Setting,
): Step | null {
  return form === undefined ? null : proceed(conversation, setting);
}

/** "A haircut" to "what would you like to have done?" completes the question asked, and opens no booking. */
function isDetailOf(question: Filled, form: Form | undefined): boolean {
  return form === undefined || form.intent === question.form.leadsTo?.intent;
}

/** "The facial" while an appointment is to be moved says which one, and books none. */
function namesOwn(
  conversation: Conversation,
  form: Form | undefined,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const { task } = conversation;
  const key = task === null ? undefined : slotFor(task.form, "key");
  if (task === null || key === undefined || heard.services.length === 0) return null;
  const isOther = form !== undefined && form.intent !== setting.script.usualForm;
  if (isOther || heard.words.some((word) => WISHES.has(word))) return null;
  const filled = takeSlots(task, heard, setting);
  const values = { ...filled.values, [key.name]: heard.services.join(" and ") };
  return proceed({ ...conversation, task: { ...filled, values }, question: null }, setting);
}

/** "A facial" to what they would wait for books none. */
function isWaitedFor(
  form: Form,
  task: Filled | null,
  { words }: Understanding,
  { script }: Setting,
): boolean {
  const isUsual = form.intent === script.usualForm && !words.includes("book");
  return task?.form.carriesOn === true && isUsual;
}

const WISHES: ReadonlySet<string> = new Set("book need want like get another new also".split(" "));

/** "Move it to four" while a booking is under way corrects the booking; naming the appointment does not. */
function isCorrection(form: Form, { task }: Conversation, heard: Understanding): boolean {
  return (
    task !== null &&
    slotFor(form, "key") !== undefined &&
    hasSlots(heard) &&
    !heard.words.some((word) => word === "appointment" || word === "booking")
  );
}

/** More words than this around a date alone tell of something else ("I lost my earring yesterday"). */
const LONGEST_BARE_DATE = 6;

function mayBeBooking({ when, words }: Understanding): boolean {
  if (when === null) return false;
  const besides = words.length - when.split(" ").length;
  return besides <= LONGEST_BARE_DATE && !words.some((word) => PAST_WORDS.has(word));
}

const PAST_WORDS = new Set(["yesterday", "ago", "lost", "left", "was", "forgot"]);

/** Fewer words than this are a slip of the recogniser rather than a question. */
const SHORTEST_QUESTION = 4;

const QUESTION_WORDS = new Set(
  "what whats when where wheres who which why how do does did can could is are will would should may have has".split(
    " ",
  ),
);

/** A question the phrasebook does not know is put to the desk in the caller's own words: it may find an answer. */
function hearOddQuestion(
  conversation: Conversation,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const [first = ""] = heard.words;
  const isQuestion = QUESTION_WORDS.has(first) || heard.text.trimEnd().endsWith("?");
  if (heard.words.length < SHORTEST_QUESTION || !isQuestion) return null;
  for (const form of setting.script.forms) {
    const topic = slotFor(form, "topic");
    if (topic === undefined) continue;
    const question = { form, values: { [topic.name]: heard.text } };
    return proceed({ ...conversation, question }, setting);
  }
  return ask(
    conversation,
    setting.script.sentences.cannot,
    conversation.asked,
    conversation.expects,
  );
}

/** What a caller asks for that the phrasebook does not know ("I want a tattoo"): the desk says what it has instead. */
function wishFor({ words, intent, topic, command }: Understanding): string | null {
  if (intent !== null || topic !== null || command !== null) return null;
  const wish = /\b(?:want|need|like|book|get|have) (?:a|an|some) ((?:\w+ ){0,2}\w+)$/u.exec(
    words.filter((word) => word !== "please").join(" "),
  );
  const [, named = ""] = wish ?? [];
  return named === "" || NO_SERVICES.test(named) ? null : named;
}

const NO_SERVICES =
  /\b(?:minutes?|moment|second|word|questions?|favou?r|chat|refund|break|complaint|problem|idea|look)\b/u;
