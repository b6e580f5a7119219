import { unreachable } from "../../base/unreachable.ts";
import type { Slot } from "../../domain/dialogue/script.ts";
import { sayDate } from "../../domain/time/say.ts";
import { ask, type Conversation, type Filled, type Setting, type Step } from "./conversation.ts";
import { namelessCaller } from "./nameless-caller.ts";
import { fillIn } from "./sentence.ts";
import { slotFor } from "./take-slots.ts";
import { meaningOf, wordsForTool } from "./when.ts";

/**
 * The next step of what is under way: a question for the first thing missing, a look at what is free, or the tool itself
 * once its form is complete. A caller's question goes before the task that it interrupts.
 */
export function proceed(conversation: Conversation, setting: Setting): Step {
  const { sentences } = setting.script;
  const current = conversation.question ?? conversation.task;
  if (current === null) {
    return ask(conversation, sentences.anythingElse, { about: "anything-else" }, "open");
  }
  const filled = fillFromCaller(current, conversation, setting);
  const next = replace(conversation, filled);
  if (isEmpty(filled) && filled.form.opening !== undefined) {
    const { text, expects } = filled.form.opening;
    return ask(next, text, { about: "nothing" }, expects);
  }
  for (const slot of filled.form.slots) {
    const value = filled.values[slot.name];
    if (slot.filling === "when") {
      const question = questionWhomInstead(next, filled, setting);
      if (question !== null) return question;
    }
    if (slot.filling === "when" && value !== undefined) {
      const question = questionAboutWhen(next, slot, value, setting);
      if (question !== null) return question;
      if (shouldCheck(filled, value, setting)) return checkFreeSlots(next, filled, setting);
    } else if (value === undefined && slot.required) {
      return askFor(next, slot, setting);
    }
  }
  return callTool(next, filled, setting);
}

/** Asks for one slot of the form under way. */
function askFor(conversation: Conversation, slot: Slot, setting: Setting): Step {
  const { sentences } = setting.script;
  const { number } = setting.caller;
  const asked = { about: "slot", slot: slot.name, times: 1 } as const;
  const text = sentences.ask[slot.filling];
  switch (slot.filling) {
    case "phone":
      return number === undefined
        ? ask(conversation, text, asked, "phone")
        : ask(
            conversation,
            fillIn(sentences.offerNumber, number.slice(-4)),
            { about: "own-number" },
            "yes-no",
          );
    case "when":
      return ask(conversation, text, asked, "date-time");
    case "been-before":
      return ask(conversation, text, asked, "yes-no");
    case "topic":
    case "key":
      return ask(conversation, text, asked, "open");
    case "service":
    case "person":
    case "name":
      return ask(conversation, text, asked, slot.filling);
    default:
      return unreachable(slot.filling);
  }
}

/** Who is not wanted is known, who is wanted is not: asked before a look at what is free, which would offer anybody. */
function questionWhomInstead(
  conversation: Conversation,
  { form, values, refusedPeople = [] }: Filled,
  { script, phrasebook }: Setting,
): Step | null {
  const slot = slotFor(form, "person");
  if (slot === undefined || refusedPeople.length === 0 || values[slot.name] !== undefined) {
    return null;
  }
  const others = phrasebook.people.flatMap(({ name }) =>
    refusedPeople.includes(name) ? [] : [name],
  );
  const { ask: questions, whomInstead } = script.sentences;
  const names = [others.slice(0, -1).join(", "), ...others.slice(-1)].filter(Boolean).join(" or ");
  const text = names === "" ? questions.person : fillIn(whomInstead, names);
  return ask(conversation, text, { about: "slot", slot: slot.name, times: 1 }, "person");
}

/** Calls the tool of a form with what it is filled with. */
export function callTool(conversation: Conversation, filled: Filled, setting: Setting): Step {
  return {
    conversation: { ...conversation, asked: { about: "nothing" }, offer: [] },
    reply: { tool: { name: filled.form.tool, input: inputOf(filled, setting) } },
  };
}

/** The conversation with another filling of the form under way. */
export function replace(conversation: Conversation, filled: Filled): Conversation {
  return conversation.question === null
    ? { ...conversation, task: filled }
    : { ...conversation, question: filled };
}

/** A caller known by their number is asked for neither name nor number; the read-back says whom it is for. */
function fillFromCaller(filled: Filled, { identity }: Conversation, { caller }: Setting): Filled {
  const values: Record<string, string> = { ...filled.values };
  const recognised = caller.name !== undefined && caller.number !== undefined;
  const name = identity.name ?? caller.name;
  const phone = identity.phone ?? (recognised ? "caller" : undefined);
  for (const slot of filled.form.slots) {
    if (!slot.required || values[slot.name] !== undefined) continue;
    // Whoever we know, or has booked a moment ago, has been here.
    if (slot.filling === "been-before" && name !== undefined) values[slot.name] = "yes";
    if (slot.filling === "name" && name !== undefined) values[slot.name] = name;
    if (slot.filling === "phone" && phone !== undefined) values[slot.name] = phone;
  }
  return { ...filled, values };
}

function isEmpty({ form, values }: Filled): boolean {
  const told = form.slots.filter(({ filling }) => filling !== "name" && filling !== "phone");
  return told.every(({ name }) => values[name] === undefined);
}

/** What must be cleared up before the words about when can be used. */
function questionAboutWhen(
  conversation: Conversation,
  slot: Slot,
  value: string,
  setting: Setting,
): Step | null {
  const { sentences } = setting.script;
  const meaning = meaningOf(value, setting);
  const asked = { about: "slot", slot: slot.name, times: 1 } as const;
  // What was said stays: a new day keeps the time that came with the wrong one.
  const again = (text: string): Step => ask(conversation, text, asked, "date-time");
  switch (meaning.ask) {
    case "which-week": {
      const dates = [meaning.date, meaning.otherwise?.date ?? null]
        .filter((date) => date !== null)
        .toSorted()
        .map((date) => sayDate(date, { now: setting.nowLocal }));
      if (dates.length < 2) break;
      const text = fillIn(sentences.whichWeek, dates.join(" or "));
      return ask(conversation, text, { about: "which-week" }, { kind: "choice", options: dates });
    }
    case "am-or-pm": {
      const { morning, evening } = sentences.dayParts;
      const expects = { kind: "choice", options: [morning, evening] } as const;
      return ask(conversation, sentences.morningOrEvening, { about: "am-or-pm" }, expects);
    }
    case "past":
      return again(sentences.past);
    case "impossible-date":
      return again(sentences.impossibleDate);
    case "which-date":
      return again(sentences.whichDate);
    case "which-time":
      return ask(conversation, sentences.askTime, asked, "date-time");
    case null:
      break;
  }
  if (slot.needs === undefined || meaning.prefer !== null) return null;
  if (meaning.date === null && meaning.dateRange === null) {
    return ask(conversation, sentences.askDate, asked, "date-time");
  }
  const open = meaning.time === null && meaning.range === null && meaning.dateRange === null;
  return slot.needs === "date-and-time" && open
    ? ask(conversation, sentences.askTime, asked, "date-time")
    : null;
}

/**
 * What is free is looked up first when no exact time was named, and when the caller would otherwise be asked for their
 * name and number only to hear that the time is taken.
 */
function shouldCheck(filled: Filled, when: string, setting: Setting): boolean {
  const { form, values, checkedWhen } = filled;
  if (form.freeSlots === undefined || checkedWhen === checkKey(filled, when)) return false;
  const { date, time } = meaningOf(when, setting);
  const asksMore = form.slots.some(({ name, required }) => required && values[name] === undefined);
  return date === null || time === null || asksMore;
}

function checkFreeSlots(conversation: Conversation, filled: Filled, setting: Setting): Step {
  const { freeSlots } = filled.form;
  const names = freeSlots?.slots ?? [];
  const input = Object.fromEntries(
    Object.entries(inputOf(filled, setting)).flatMap(([name, value]) =>
      names.includes(name) ? [[freeSlots?.called?.[name] ?? name, value]] : [],
    ),
  );
  return {
    conversation: { ...conversation, asked: { about: "nothing" }, offer: [] },
    reply: { tool: { name: freeSlots?.tool ?? filled.form.tool, input } },
  };
}

function inputOf({ form, values }: Filled, setting: Setting): Readonly<Record<string, string>> {
  const input = { ...values };
  for (const { name, filling } of form.slots) {
    const value = input[name];
    if (filling === "when" && value !== undefined) input[name] = wordsForTool(value, setting);
    // Two nameless callers are two customers: the number tells them apart, once it is known.
    if (filling === "name" && value === namelessCaller(setting, "")) {
      const phone = form.slots.find((slot) => slot.filling === "phone");
      input[name] = namelessCaller(setting, phone === undefined ? "" : values[phone.name]);
    }
  }
  return input;
}

/** What a look at the free slots was about: another stylist or service needs another look. */
export function checkKey({ form, values }: Filled, when: string): string {
  const others = (form.freeSlots?.slots ?? []).map((name) => values[name] ?? "");
  return [when, ...others].join("|");
}
