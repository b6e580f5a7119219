import { unreachable } from "../../base/unreachable.ts";
import type { HostAnswer } from "../../domain/visits/host-answer.ts";
import { spokenWords } from "./plain-words.ts";
import type { Audience, Person, VisitFacts } from "./visit-facts.ts";
import { capital } from "./visitor-words.ts";

/** An answer as it is told to the visitor. */
export interface GivenAnswer {
  readonly answer: HostAnswer;
  /** Who gave it; the front desk has no name. */
  readonly by?: Person;
  readonly audience: Audience;
  /** Their own words. */
  readonly said?: string;
  /** How long they ask the visitor to wait. */
  readonly minutes?: number;
  /** Whom they send. */
  readonly colleague?: string;
}

/**
 * What a visitor is told of an answer, spoken and shown: one or two sentences without a pronoun, since nobody told us which is theirs.
 * Somebody who is to be looked at first hears nothing else than before.
 */
export function wordAnswer(facts: VisitFacts, given: GivenAnswer): string {
  const { answer, said = "", minutes } = given;
  if (facts.isReviewed) return "Someone will be with you in a moment.";
  const who = capital(callerOf(facts, given));
  switch (answer) {
    case "on-my-way":
      return given.audience === "host"
        ? `${who} is on the way. Please take a seat.`
        : `${who} is on the way to you. Please take a seat.`;
    case "wait":
      return minutes === undefined
        ? `${who} asks you to wait a little. Please take a seat.`
        : `${who} asks you to wait about ${minutes === 1 ? "a minute" : `${minutes} minutes`}. Please take a seat.`;
    case "colleague":
      return given.colleague === undefined
        ? `${who} is sending a colleague to meet you. Please take a seat.`
        : `${who} is sending ${given.colleague} to meet you. Please take a seat.`;
    case "not-expected":
      return `${who} isn't sure about today's visit. Somebody from ${facts.frontDesk} will be right with you.`;
    case "said": {
      const words = spokenWords(said);
      return words === "" ? `${who} has seen that you're here.` : `${who} says: ${words}`;
    }
    default:
      return unreachable(answer);
  }
}

/** Which rung has just been climbed, as far as a visitor cares. */
export type Rung = "sms" | "call" | "alternate" | "front-desk";

/** What a visitor who waits is told of what is being tried next. */
export function wordTrying(
  { host, frontDesk }: VisitFacts,
  rung: Rung,
  so: {
    /** Nobody could be told before. */
    readonly isFirst: boolean;
    /** Who steps in. */
    readonly alternate?: Person;
  },
): string {
  const who = host?.givenName ?? "your host";
  const why = so.isFirst
    ? `I can't reach ${who} just now, so`
    : `${capital(who)} hasn't answered yet, so`;
  switch (rung) {
    case "sms":
      return `I've also sent ${who} a text.`;
    case "call":
      return `I'm ringing ${who} now.`;
    case "alternate":
      return `${why} I'm trying ${so.alternate?.name ?? "a colleague"}, who can help.`;
    case "front-desk":
      return so.isFirst
        ? `${why} I've asked ${frontDesk} to help you.`
        : `I haven't had an answer yet, so I've asked ${frontDesk} to help you. Thank you for waiting.`;
    default:
      return unreachable(rung);
  }
}

/** What a visitor is told when there is nobody left to tell. `someoneTold`: somebody was, and has not answered. */
export function wordUnreached(
  { frontDesk }: VisitFacts,
  { someoneTold }: { readonly someoneTold: boolean },
): string {
  return someoneTold
    ? `I'm sorry, nobody has answered yet. Please go to ${frontDesk}, and they'll help you.`
    : `I'm sorry, I can't reach anybody from here. Please go to ${frontDesk}, and they'll help you.`;
}

/** How the visitor knows whoever answered. */
function callerOf({ host, frontDesk }: VisitFacts, { by, audience }: GivenAnswer): string {
  if (audience === "front-desk") return by?.name ?? `somebody from ${frontDesk}`;
  if (audience === "alternate") return by?.name ?? "a colleague";
  return host?.givenName ?? by?.givenName ?? "your host";
}
