import { unreachable } from "../../base/unreachable.ts";
import type { Json } from "../../base/json.ts";
import type { Opening } from "../../domain/dialogue/script.ts";
import type {
  ReceptionistSaid,
  ToolCall,
  TranscriptItem,
} from "../../domain/dialogue/transcript.ts";
import {
  newConversation,
  type Conversation,
  type Proposal,
  type Reply,
  type Setting,
  type Step,
} from "./conversation.ts";
import { hear } from "./hear.ts";
import { learn } from "./learn.ts";

/** Where a conversation stands after these items, and what is to be said or done after the last of them. */
export function follow(transcript: readonly TranscriptItem[], setting: Setting): Step {
  let step: Step = { conversation: begin(setting), reply: {} };
  for (const [index, item] of transcript.entries()) {
    // "One moment" answers nothing: what the caller wants is still to be said or done.
    if (item.role === "receptionist" && item.kind === "filler") continue;
    if (isBrokenOff(step.conversation, transcript.slice(index))) continue;
    step = take(step.conversation, item, transcript[index + 1], setting);
  }
  return step;
}

/** What another brain had begun to say when it failed: the reply worked out here was said after it, and is what stands. */
function isBrokenOff(conversation: Conversation, items: readonly TranscriptItem[]): boolean {
  const end = items.findIndex(
    (item) => item.role !== "receptionist" || (item.kind !== "reply" && item.kind !== "filler"),
  );
  const said = items.slice(0, end === -1 ? undefined : end);
  const ours = said.findIndex((item) => item.role === "receptionist" && isOurs(conversation, item));
  return ours > 0;
}

function begin({ script }: Setting): Conversation {
  return script.opening === undefined
    ? newConversation
    : { ...newConversation, asked: { about: "opening", heard: false } };
}

function take(
  conversation: Conversation,
  item: TranscriptItem,
  next: TranscriptItem | undefined,
  setting: Setting,
): Step {
  switch (item.role) {
    case "caller": {
      // What was answered with "sorry, I didn't catch that" was not acted on, whatever it says.
      const misheard = next?.role === "receptionist" && PASSED_OVER.has(next.kind);
      if (misheard) return quiet(conversation);
      const step = hear(conversation, item, setting);
      return step.reply.notUnderstood === true ? step : nothingFresh(step);
    }
    case "receptionist":
      return quiet(hearOurselves(conversation, item, setting));
    case "tool-call":
      return quiet(adopt(conversation, item.call, setting));
    case "tool-result":
      return learn(conversation, item, setting);
    case "news":
      return quiet(conversation);
    default:
      return unreachable(item);
  }
}

/** What was answered with one of these never reached a brain. */
const PASSED_OVER: ReadonlySet<string> = new Set(["misheard", "emergency"]);

function quiet(conversation: Conversation): Step {
  const reply: Reply = {};
  return { conversation, reply };
}

/** After anything else was said or done, a yes no longer answers the read-back. */
function nothingFresh({ conversation, reply }: Step): Step {
  const { proposal } = conversation;
  return proposal === null
    ? { conversation, reply }
    : { conversation: { ...conversation, proposal: { ...proposal, heard: false } }, reply };
}

function hearOurselves(
  conversation: Conversation,
  item: ReceptionistSaid,
  { script: { opening } }: Setting,
): Conversation {
  const { proposal } = conversation;
  switch (item.kind) {
    case "filler":
    case "misheard":
      return conversation;
    case "reprompt":
      // "Are you still there?" "Yes." is no consent.
      return proposal === null
        ? conversation
        : { ...conversation, proposal: { ...proposal, heard: false } };
    case "read-back":
      if (proposal === null || proposal.id !== item.proposal) return conversation;
      return {
        ...conversation,
        proposal: hearReadBack(proposal, item),
        saying: proposal.readBack,
        expects: { kind: "yes-no" },
      };
    case "greeting":
      if (opening !== undefined) return hearOpening(conversation, item, opening);
      return isOurs(conversation, item) ? conversation : followOther(conversation, item);
    case "reply":
      if (opening !== undefined && conversation.asked.about === "opening") {
        return hearOpening(conversation, item, opening);
      }
      return isOurs(conversation, item) ? conversation : followOther(conversation, item);
    case "emergency":
    case "news":
    case "goodbye":
      return isOurs(conversation, item) ? conversation : followOther(conversation, item);
    default:
      return unreachable(item.kind);
  }
}

/** The question counts as asked once it was heard to its end, in the greeting or when that is said again. */
function hearOpening(
  conversation: Conversation,
  { text, interrupted }: ReceptionistSaid,
  { text: saying, question, expects }: Opening,
): Conversation {
  const heard = !interrupted && text.endsWith(question);
  return { ...conversation, saying, expects, asked: { about: "opening", heard } };
}

/** A read-back reaches the caller sentence by sentence; all but its closing question must have been heard. */
function hearReadBack(proposal: Proposal, item: ReceptionistSaid): Proposal {
  const heardText = `${proposal.heardText} ${item.text}`.trim();
  const statement = proposal.readBack.replace(/[^.!?]*\?\s*$/u, "").trim();
  return { ...proposal, heardText, heard: heardText.length >= statement.length };
}

/** What was heard is the reply worked out here: a sentence of it, or its beginning where the caller cut in. */
function isOurs({ saying }: Conversation, { text }: ReceptionistSaid): boolean {
  return saying.includes(text.replace(/[\s.…]+$/u, ""));
}

/** Another brain spoke, or the machine: its question is the one that stands. */
function followOther(conversation: Conversation, item: ReceptionistSaid): Conversation {
  const expects = item.asked ?? { kind: "open" };
  const { about } = conversation.asked;
  if (about === "put-through" || about === "message") {
    // Whoever is put through hears a goodbye; when they hear more, nobody could be reached.
    const asked = { about: item.kind === "reply" ? "message" : about } as const;
    const saying = about === "message" ? `${conversation.saying} ${item.text}` : item.text;
    return { ...conversation, saying, expects, asked };
  }
  const filled = conversation.question ?? conversation.task;
  const slot = filled?.form.slots.find(
    ({ filling }) =>
      filling === expects.kind || (filling === "when" && expects.kind === "date-time"),
  );
  return {
    ...conversation,
    saying: item.text,
    expects,
    asked: slot === undefined ? { about: "nothing" } : { about: "slot", slot: slot.name, times: 1 },
  };
}

/** A tool called by another brain says what is being done as well as our own call would. */
function adopt(
  conversation: Conversation,
  { name, input }: ToolCall,
  { script }: Setting,
): Conversation {
  const { tools, forms } = script;
  if (Object.values(tools).includes(name)) return conversation;
  if ([conversation.question, conversation.task].some((filled) => filled?.form.tool === name)) {
    return conversation;
  }
  if (conversation.task?.form.freeSlots?.tool === name) return conversation;
  const form = forms.find(({ tool }) => tool === name);
  if (form === undefined) return conversation;
  const filled = { form, values: textValues(input) };
  return form.kind === "task"
    ? { ...conversation, task: filled, question: null, proposal: null }
    : { ...conversation, question: filled };
}

function textValues(input: Json): Readonly<Record<string, string>> {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return {};
  return Object.fromEntries(
    Object.entries(input).flatMap(([key, value]) =>
      typeof value === "string" ? [[key, value] as const] : [],
    ),
  );
}
