import { findMentions } from "../../domain/dialogue/catalog.ts";
import type { Form } from "../../domain/dialogue/script.ts";
import type { Understanding } from "../../domain/dialogue/understand.ts";
import { tokensOf } from "../../domain/dialogue/words.ts";
import { findWhen } from "../../domain/time/find-when.ts";
import type { Setting } from "./conversation.ts";

/** What the caller's words say of an appointment they have, and whom they want from now on. */
export interface WhichOne {
  /** Words that tell it from their others, for the tool: "the facial with Meena"; null when they say none. */
  readonly which: string | null;
  readonly person: string | null;
}

/** Reads which appointment is to be changed: in "move the one with Meena to Friday" Meena is no wish for Friday. */
export function whichOne(form: Form, heard: Understanding, setting: Setting): WhichOne {
  const unsaid = { which: null, person: heard.person };
  const hasKey = form.slots.some(({ filling }) => filling === "key");
  if (!hasKey || heard.intent !== form.intent) return unsaid;
  const after = form.slots.find(({ filling }) => filling === "when")?.after;
  if (after === undefined) {
    const names = [heard.services.join(" and "), heard.person ?? ""].filter((name) => name !== "");
    return names.length === 0 ? unsaid : { which: names.join(" with "), person: null };
  }
  const at = markerIn(heard, after, setting);
  if (at === null) return withoutMarker(heard, setting);
  const [head, tail] = [heard.text.slice(0, at), heard.text.slice(at)];
  const tells = tellsWhich(head, setting);
  return { which: tells ? head : null, person: personIn(tail, setting)?.name ?? null };
}

/** "Move my facial with Meena": whoever is named right after what it is belongs to it. */
function withoutMarker(heard: Understanding, setting: Setting): WhichOne {
  const { words, services } = heard;
  const person = personIn(heard.text, setting);
  const last = words[(person?.from ?? 0) - 2] ?? "";
  const service = findMentions(words, setting.phrasebook.services).some(
    ({ to }) => to === (person?.from ?? 0) - 1,
  );
  const owns = person !== undefined && (service || OWNED.has(last));
  const names = [services.join(" and "), owns ? person.name : ""].filter((name) => name !== "");
  return {
    which: names.length === 0 ? null : names.join(" with "),
    person: owns ? null : heard.person,
  };
}

const OWNED: ReadonlySet<string> = new Set(["appointment", "booking", "visit", "slot", "one"]);

/** Where the new time begins: after the last "to" that a time or a person follows. */
function markerIn(
  { text }: Understanding,
  after: readonly string[],
  setting: Setting,
): number | null {
  const tokens = tokensOf(text);
  const last = tokens.findLast(
    ({ word, start }, index) =>
      after.includes(word) &&
      !VERBS.has(tokens[index + 1]?.word ?? "") &&
      (hasWhen(text.slice(start), setting) || personIn(text.slice(start), setting) !== undefined),
  );
  return last?.start ?? null;
}

/** "I'd like to move ..." is no "to Friday". */
const VERBS: ReadonlySet<string> = new Set(
  "move change reschedule rearrange shift postpone prepone push bring switch make have come see".split(
    " ",
  ),
);

function tellsWhich(text: string, setting: Setting): boolean {
  const words = tokensOf(text).map(({ word }) => word);
  return (
    findMentions(words, setting.phrasebook.services).length > 0 ||
    personIn(text, setting) !== undefined ||
    hasWhen(text, setting)
  );
}

function hasWhen(text: string, { nowLocal }: Setting): boolean {
  return findWhen(text, { now: nowLocal, answer: true }).spans.length > 0;
}

function personIn(text: string, { phrasebook }: Setting) {
  const words = tokensOf(text).map(({ word }) => word);
  return findMentions(words, phrasebook.people)[0];
}
