import type { HostAnswer } from "../../domain/visits/host-answer.ts";
import { writeClock } from "../written-time.ts";
import { plainWords } from "./plain-words.ts";
import type { Person, VisitFacts } from "./visit-facts.ts";
import { nameOf } from "./visitor-words.ts";

/** The answer that counts, as it is shown to everybody who was told. */
export interface KeptAnswer {
  readonly answer: HostAnswer;
  readonly said?: string;
  /** Absent: somebody at the front desk. */
  readonly by?: Person;
  readonly atMs: number;
}

/** What stands in a notice in place of its buttons: "Priya Raman answered: on my way, 9:02 AM". */
export function wordAnswered(
  { business, frontDesk }: VisitFacts,
  kept: KeptAnswer,
  reader: "who-answered" | "others",
): string {
  const at = writeClock(kept.atMs, { ...business, nowMs: kept.atMs });
  const who = reader === "who-answered" ? "You" : (kept.by?.name ?? `Somebody from ${frontDesk}`);
  return `${who} answered: ${sayAnswer(kept)}, ${at}.`;
}

/** What stands there when the visitor has gone before anybody answered. */
export function wordLeft(facts: VisitFacts): string {
  return `${upper(nameOf(facts))} has left again.`;
}

/** What somebody who answered by text is written back. */
export function wordAnswerKept(
  facts: VisitFacts,
  kept: KeptAnswer,
  by: Person | undefined,
): string {
  const thanks = by === undefined ? "Thank you." : `Thank you, ${by.givenName}.`;
  return `${thanks} I'm passing it on to ${nameOf(facts)}: ${sayAnswer(kept)}.`;
}

/** What somebody is written back, or told, who answers when it is too late. */
export function wordTooLate(facts: VisitFacts, kept: KeptAnswer | undefined): string {
  if (!kept) return wordLeft(facts);
  const who = kept.by?.name ?? `Somebody from ${facts.frontDesk}`;
  return `${who} has already answered ${nameOf(facts)}: ${sayAnswer(kept)}.`;
}

function sayAnswer({ answer, said }: KeptAnswer): string {
  const words = said === undefined ? "" : plainWords(said, LONGEST_SHOWN);
  if (answer === "said") return `"${words}"`;
  return words === "" ? ANSWERS[answer] : `${ANSWERS[answer]} ("${words}")`;
}

function upper(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

const LONGEST_SHOWN = 200;

const ANSWERS: Readonly<Record<Exclude<HostAnswer, "said">, string>> = {
  "on-my-way": "on my way",
  wait: "please wait",
  colleague: "a colleague will come",
  "not-expected": "not expecting them",
};
