import type { Json } from "../../base/json.ts";
import type { Option } from "../../domain/dialogue/choice.ts";
import type { Expectation, ExpectationKind } from "../../domain/dialogue/expectation.ts";
import type { Phrasebook } from "../../domain/dialogue/phrasebook.ts";
import type { Form, Script } from "../../domain/dialogue/script.ts";
import type { ScriptedReply } from "../../domain/dialogue/scripted-reply.ts";
import type { CallerKnowledge } from "../../ports/brain.ts";

/** Where a conversation stands, computed from its transcript and from nothing else. */
export interface Conversation {
  /** What is being done for the caller: a booking, a move. */
  readonly task: Filled | null;
  /** A question that interrupts it, while it lacks something or waits for its answer. */
  readonly question: Filled | null;
  /** What was read back and waits for a yes. */
  readonly proposal: Proposal | null;
  /** What the caller may choose from, when `asked` is about an offer. */
  readonly offer: readonly Offered[];
  readonly asked: Asked;
  /** Who the caller said they are, for a second errand in the same call. */
  readonly identity: {
    readonly name?: string;
    readonly phone?: string;
    /** Whether a code that they told back shows it. */
    readonly isShown?: boolean;
  };
  /** What a caller wants done with an appointment under another number, while they show that it is theirs. */
  readonly proving: Proving | null;
  /** How many names were read back that the caller said were wrong. */
  readonly wrongNames: number;
  /** The last thing said, to repeat it, and what it asked for. */
  readonly saying: string;
  readonly expects: Expectation;
}

/** A form and what it is filled with: the tool's input so far. */
export interface Filled {
  readonly form: Form;
  readonly values: Readonly<Record<string, string>>;
  /** The `when` whose free slots were looked up. */
  readonly checkedWhen?: string;
  /** The beginning of a telephone number given in parts. */
  readonly partialPhone?: string;
  /** Who should not do it: never booked unless the caller names them after all. */
  readonly refusedPeople?: readonly string[];
}

export interface Proving {
  /** What goes on once it is shown. */
  readonly wanted: Filled;
  /** The digits of the number so far; whole once the code was sent. */
  readonly phone: string;
  /** The digits of the code so far. */
  readonly code: string;
}

export interface Proposal {
  readonly id: string;
  readonly readBack: string;
  /** Who was read back. */
  readonly person?: string;
  /** As much of it as has reached the caller. */
  readonly heardText: string;
  /** True while its read-back is the last thing the caller heard. */
  readonly heard: boolean;
}

/** One of several things offered; `fields` are the tool's own. */
export interface Offered extends Option {
  readonly fields: Readonly<Record<string, Json | undefined>>;
}

/** What the last question was about. */
export type Asked =
  | { readonly about: "nothing" }
  /** The question we rang somebody for; `heard` once it reached them. */
  | { readonly about: "opening"; readonly heard: boolean }
  | { readonly about: "slot"; readonly slot: string; readonly times: number }
  | { readonly about: "own-number" }
  | { readonly about: "spelling" }
  | { readonly about: "which-week" }
  | { readonly about: "am-or-pm" }
  | { readonly about: "offer" }
  | { readonly about: "change" }
  | { readonly about: "invitation"; readonly invited: Filled }
  | { readonly about: "person-offered" }
  /** They are being put through: nothing is asked while somebody's phone rings. */
  | { readonly about: "put-through" }
  /** What nobody who could be reached is to be told. */
  | { readonly about: "message" }
  /** Which number their appointment is under. */
  | { readonly about: "proof-number" }
  | { readonly about: "proof-code" }
  /** What else would suit them, or whether they'd wait; `slot` is the one for when. */
  | { readonly about: "wait-offered"; readonly slot: string }
  | { readonly about: "anything-else" };

/** What does not change while a reply is worked out. */
export interface Setting {
  readonly script: Script;
  readonly phrasebook: Phrasebook;
  readonly caller: CallerKnowledge;
  /** `YYYY-MM-DDTHH:MM` at the desk. */
  readonly nowLocal: string;
}

/** What the brain does next. */
export type Reply = ScriptedReply;

/** A conversation after one more thing happened, and what to do about it. */
export interface Step {
  readonly conversation: Conversation;
  readonly reply: Reply;
}

/** Before a word was said. */
export const newConversation: Conversation = {
  task: null,
  question: null,
  proposal: null,
  offer: [],
  identity: {},
  proving: null,
  wrongNames: 0,
  asked: { about: "nothing" },
  saying: "",
  expects: { kind: "open" },
};

/** Says something that asks for `expects`. */
export function ask(
  conversation: Conversation,
  text: string,
  asked: Asked,
  expects: Expectation | ExpectationKind,
): Step {
  const expectation = typeof expects === "string" ? { kind: expects } : expects;
  return {
    conversation: { ...conversation, asked, saying: text, expects: expectation },
    reply: { text, expects: expectation },
  };
}

/** Says `lead` before whatever a step says. */
export function leadingWith(lead: string, step: Step): Step {
  if (lead === "" || step.reply.notUnderstood === true) return step;
  const text = step.reply.text === undefined ? lead : `${lead} ${step.reply.text}`;
  return {
    conversation: { ...step.conversation, saying: text },
    reply: { ...step.reply, text },
  };
}

/** The caller's words made no sense here; what was asked stays asked. */
export function notUnderstood(conversation: Conversation): Step {
  return { conversation, reply: { notUnderstood: true } };
}
