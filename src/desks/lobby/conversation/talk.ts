import type { Expectation, ExpectationKind } from "../../../domain/dialogue/expectation.ts";
import type { Phrasebook } from "../../../domain/dialogue/phrasebook.ts";
import type { ScriptedReply } from "../../../domain/dialogue/scripted-reply.ts";
import { splitSentences } from "../../../domain/dialogue/sentences.ts";
import type { Purpose } from "../../../domain/visits/purpose.ts";

/** Where a visitor's conversation stands, computed from its transcript and from nothing else. */
export interface Talk {
  readonly wish: Wish;
  readonly asked: Asked;
  /** What was read back and waits for a yes; `heard` while it is the last thing the visitor heard. */
  readonly proposal: { readonly id: string; readonly text: string; readonly heard: boolean } | null;
  /** Whether somebody was told and the visitor waits to hear from them. */
  readonly isWaiting: boolean;
  /** Who was told last, for whom "tell her" is meant. */
  readonly told: HostRef | null;
  /** The last thing that asked for something, to say it again. */
  readonly question: string;
  readonly expects: Expectation;
}

/** What the visitor wants, as far as they said. */
export interface Wish {
  readonly errand: "visit" | "message" | "leave" | "forgot";
  /** Null: they didn't say. */
  readonly purpose: Purpose | null;
  /** In their own words. */
  readonly about: string | null;
  /** What was said of the host and not looked up yet. */
  readonly hostWords: string | null;
  readonly department: string | null;
  readonly spelled: string | null;
  /** The name that was looked up last. */
  readonly heardName: string | null;
  readonly host: HostRef | null;
  /** The visitor has told apart by their own words who of several it is: nobody asks them once more. */
  readonly isToldApart: boolean;
  /** What is for nobody in particular is for the front desk. */
  readonly isForFrontDesk: boolean;
  readonly visitor: string | null;
  /** `doubtful`: it is to be spelled; `spelled`: it won't be asked for again. */
  readonly visitorHeard: "clear" | "doubtful" | "spelled";
  /** The whole name that the visitor last said was wrong. */
  readonly refusedName: string | null;
  readonly company: string | null;
  /** `several`: they are more than one, and were not asked yet how to check them in. */
  readonly party: "one" | "several" | "together";
  readonly partySize: number | null;
  readonly message: string | null;
  readonly meetingAt: string | null;
}

/** Somebody who was found; the handle is what tools take. */
export interface HostRef {
  readonly host: string;
  readonly name: string;
  readonly department?: string | undefined;
  readonly site?: string | undefined;
}

/** What the last question was about. */
export type Asked =
  | { readonly about: "nothing" }
  | { readonly about: "host"; readonly times: number }
  | { readonly about: "spell-host" }
  | { readonly about: "which-host"; readonly hosts: readonly HostRef[] }
  /** Whether it is this one; also somebody to be seen instead. */
  | { readonly about: "confirm-host"; readonly host: HostRef }
  /** The host is away: somebody else, or a message? */
  | { readonly about: "away"; readonly host: HostRef; readonly instead: HostRef | null }
  | { readonly about: "visitor" }
  /** One part of the visitor's name after the other; `whole` is a name of one word. */
  | { readonly about: "spell-visitor"; readonly part: "first-name" | "last-name" | "whole" }
  | { readonly about: "purpose" }
  | { readonly about: "about" }
  | { readonly about: "party" }
  | { readonly about: "how-many" }
  | { readonly about: "message" }
  | { readonly about: "leaving-name" }
  | { readonly about: "forgot-name" }
  | { readonly about: "forgot-more" }
  | { readonly about: "change" }
  | { readonly about: "retry" }
  | { readonly about: "person-offered" }
  | { readonly about: "question" }
  | { readonly about: "wait" }
  | { readonly about: "anything-else" };

/** What does not change while a reply is worked out. */
export interface Setting {
  readonly phrasebook: Phrasebook;
  /** Names of departments, as they are written. */
  readonly departments: readonly string[];
  /** `YYYY-MM-DDTHH:MM` at the desk. */
  readonly nowLocal: string;
}

/** A conversation after one more thing happened, and what to do about it. */
export interface Step {
  readonly talk: Talk;
  readonly reply: ScriptedReply;
}

export const NEW_WISH: Wish = {
  errand: "visit",
  purpose: null,
  about: null,
  hostWords: null,
  department: null,
  spelled: null,
  heardName: null,
  host: null,
  isToldApart: false,
  isForFrontDesk: false,
  visitor: null,
  visitorHeard: "clear",
  refusedName: null,
  company: null,
  party: "one",
  partySize: null,
  message: null,
  meetingAt: null,
};

/** Before a word was said; the greeting asks whom they came to see. */
export function newTalk(greeting: string): Talk {
  return {
    wish: NEW_WISH,
    asked: { about: "host", times: 0 },
    proposal: null,
    isWaiting: false,
    told: null,
    question: questionIn(greeting),
    expects: { kind: "open" },
  };
}

/** What a welcome ends with: nobody is welcomed twice. */
function questionIn(greeting: string): string {
  const last = splitSentences(greeting).at(-1) ?? "";
  return last.endsWith("?") ? last : "Who are you here to see?";
}

/** Says something that asks for `expects`. */
export function ask(
  talk: Talk,
  text: string,
  asked: Asked,
  expects: Expectation | ExpectationKind,
): Step {
  const expectation = typeof expects === "string" ? { kind: expects } : expects;
  return {
    talk: { ...talk, asked, question: text, expects: expectation },
    reply: { text, expects: expectation },
  };
}

/** Says something, and the open question with it again. */
export function askAgain(talk: Talk, lead: string): Step {
  const { question, expects } = talk;
  const text = expects.kind === "wait" || lead.includes(question) ? lead : `${lead} ${question}`;
  return { talk, reply: { text: text.trim(), expects } };
}

/** Calls a tool, with words before it where there are any. Nothing that is null is passed on. */
export function callTool(
  talk: Talk,
  name: string,
  input: Readonly<Record<string, string | null>>,
  text?: string,
): Step {
  const given = Object.entries(input).flatMap(([key, value]) =>
    value === null ? [] : [[key, value] as const],
  );
  const tool = { name, input: Object.fromEntries(given) };
  return { talk, reply: { tool, ...(text !== undefined && { text }) } };
}

/** Gets a person. */
export function callPerson(talk: Talk, reason: string, text?: string): Step {
  return callTool(talk, "transfer_to_human", { reason }, text);
}

/** Adds to what is known of the wish. */
export function wishing(talk: Talk, more: Partial<Wish>): Talk {
  return { ...talk, wish: { ...talk.wish, ...more } };
}

/** The visitor's words made no sense here; what was asked stays asked. */
export function notUnderstood(talk: Talk): Step {
  return { talk, reply: { notUnderstood: true } };
}

/** Nothing is to be said: the machine speaks, or somebody else does. */
export function quiet(talk: Talk): Step {
  return { talk, reply: {} };
}
