import { unreachable } from "../../base/unreachable.ts";
import { readBeenBefore } from "../../domain/dialogue/been-before.ts";
import { phoneProgress } from "../../domain/dialogue/phone-lengths.ts";
import type { Form, Slot } from "../../domain/dialogue/script.ts";
import { ANYONE, type Understanding } from "../../domain/dialogue/understand.ts";
import { hasPhrase } from "../../domain/dialogue/words.ts";
import { findWhen } from "../../domain/time/find-when.ts";
import type { Filled, Setting } from "./conversation.ts";
import { mergeWhen, meaningOf } from "./when.ts";
import { whichOne } from "./which-one.ts";

/** Whether an utterance holds anything that could fill a slot. */
export function hasSlots(heard: Understanding): boolean {
  return (
    heard.services.length > 0 ||
    heard.person !== null ||
    heard.refusedPeople.length > 0 ||
    saysSameTime(heard) ||
    heard.when !== null ||
    heard.name !== null ||
    heard.digits !== null
  );
}

/** Fills a form with what an utterance says, over what was there: the last word counts. */
export function takeSlots(filled: Filled, heard: Understanding, setting: Setting): Filled {
  const values: Record<string, string> = { ...filled.values };
  const { which, person } = whichOne(filled.form, heard, setting);
  const said = { ...heard, person };
  for (const slot of filled.form.slots) {
    const value = slot.filling === "key" ? which : valueFor(slot, values[slot.name], said, setting);
    if (value !== null) values[slot.name] = value;
  }
  const when = slotFor(filled.form, "when");
  if (when?.unchanged !== undefined && person !== null && heard.intent === filled.form.intent) {
    values[when.name] ??= when.unchanged;
  }
  return withoutRefused({ ...filled, values }, heard, setting);
}

function saysSameTime({ words }: Understanding): boolean {
  return hasPhrase(words, "same time");
}

/** Whom the caller refused is not kept, nor chosen where anyone will do. */
function withoutRefused(filled: Filled, heard: Understanding, { phrasebook }: Setting): Filled {
  const { refusedPeople: before = [] } = filled;
  const refusedPeople = [...new Set([...before, ...heard.refusedPeople])].filter(
    (name) => name !== heard.person,
  );
  const slot = slotFor(filled.form, "person");
  if (refusedPeople.length === 0 || slot === undefined) {
    const { refusedPeople: _, ...rest } = filled;
    return rest;
  }
  const { [slot.name]: wanted, ...values } = filled.values;
  const other = phrasebook.people.find(({ name }) => !refusedPeople.includes(name));
  const person = wanted === ANYONE ? other?.name : wanted;
  return person === undefined || refusedPeople.includes(person)
    ? { ...filled, values, refusedPeople }
    : { ...filled, values: { ...values, [slot.name]: person }, refusedPeople };
}

/** A form with what another one knows, by the kind of thing: the service that was priced is the one to book. */
export function carryOver(form: Form, from: Filled | null): Filled {
  const values: Record<string, string> = {};
  for (const slot of form.slots) {
    const source = from?.form.slots.find(
      ({ filling }) => filling === slot.filling && filling !== "key" && filling !== "topic",
    );
    const value = source === undefined ? undefined : from?.values[source.name];
    if (value !== undefined) values[slot.name] = value;
  }
  const { refusedPeople } = from ?? {};
  return { form, values, ...(refusedPeople !== undefined && { refusedPeople }) };
}

/** The slot of a form that is filled with this kind of thing. */
export function slotFor(form: Form, filling: Slot["filling"]): Slot | undefined {
  return form.slots.find((slot) => slot.filling === filling);
}

function valueFor(
  slot: Slot,
  before: string | undefined,
  heard: Understanding,
  setting: Setting,
): string | null {
  switch (slot.filling) {
    case "service":
      // The tools take several in one breath: "haircut and facial" is one visit.
      return heard.services.length === 0 ? null : [...new Set(heard.services)].join(" and ");
    case "person":
      return heard.person;
    case "when": {
      const said = whenSaid(slot, heard, setting);
      if (slot.unchanged !== undefined && saysSameTime(heard)) {
        const day = meaningOf(said ?? "", setting).date ?? meaningOf(before ?? "", setting).date;
        return `${day ?? ""} ${slot.unchanged}`.trim();
      }
      return said === null ? null : mergeWhen(before, said, setting);
    }
    case "been-before":
      return readBeenBefore(heard.words);
    case "name":
      return heard.name;
    case "phone":
      return heard.digits !== null &&
        phoneProgress(heard.digits, setting.phrasebook.country) === "whole"
        ? heard.digits
        : null;
    case "topic":
      return heard.topic;
    case "key":
      return null;
    default:
      return unreachable(slot.filling);
  }
}

/** The words about when: in "from Tuesday to Friday" those after `to`, where the slot says so. */
function whenSaid(slot: Slot, heard: Understanding, setting: Setting): string | null {
  if (heard.when === null || slot.after === undefined) return heard.when;
  for (const marker of slot.after) {
    const at = heard.text.toLowerCase().lastIndexOf(` ${marker} `);
    if (at === -1) continue;
    const tail = heard.text.slice(at + marker.length + 2);
    const { spans } = findWhen(tail, { now: setting.nowLocal, answer: true });
    if (spans.length > 0) return tail.slice(spans[0]?.start, spans.at(-1)?.end);
  }
  return heard.when;
}
