import { readAnswer } from "../../domain/dialogue/consent.ts";
import type { Understanding } from "../../domain/dialogue/understand.ts";
import {
  ask,
  notUnderstood,
  type Conversation,
  type Proposal,
  type Setting,
  type Step,
} from "./conversation.ts";
import { changeWhatIsNamed } from "./change.ts";
import { abandon } from "./finish.ts";
import { callTool, proceed } from "./proceed.ts";
import { hasSlots, takeSlots } from "./take-slots.ts";

/**
 * The caller's turn after a read-back. Only a clear yes right after it commits; a yes after anything else has it read
 * again; a changed detail makes a new proposal.
 */
export function hearConsent(
  conversation: Conversation,
  said: Understanding,
  setting: Setting,
): Step | null {
  const { proposal, task } = conversation;
  if (proposal === null) return null;
  const heard = refusingWhoWasRead(said, proposal);
  const { sentences, tools } = setting.script;
  const answer = readAnswer(heard.text, proposal.readBack);
  if (answer === "yes") {
    if (!proposal.heard) return task === null ? null : callTool(conversation, task, setting);
    return {
      conversation,
      reply: { tool: { name: tools.confirm, input: { proposal: proposal.id } } },
    };
  }
  if (answer === "backchannel") return notUnderstood(conversation);
  const open = { ...conversation, proposal: null };
  if (answer === "no") {
    return ask(open, sentences.whatToChange, { about: "change" }, "open");
  }
  if (heard.command === "abandon") return abandon(open, setting);
  if (heard.command !== null || heard.topic !== null || task === null) return null;
  const asksQuestion = setting.script.forms.some(
    ({ intent, kind }) => intent === heard.intent && kind === "question",
  );
  if (asksQuestion && (!heard.opensWithNo || WAITING.has(heard.words[0] ?? ""))) return null;
  if (hasSlots(heard)) {
    return proceed({ ...open, task: takeSlots(task, heard, setting) }, setting);
  }
  const change = changeWhatIsNamed(open, task, heard, setting);
  if (change !== null) return change;
  return heard.opensWithNo ? ask(open, sentences.whatToChange, { about: "change" }, "open") : null;
}

/** "Wait, how much is it?" refuses nothing. */
const WAITING: ReadonlySet<string> = new Set(["wait", "hang", "hold", "one", "just"]);

/** "Someone else" and "not her" refuse whoever was read back. */
function refusingWhoWasRead(heard: Understanding, { person }: Proposal): Understanding {
  return person === undefined || heard.when !== null || !SOMEONE_ELSE.test(heard.words.join(" "))
    ? heard
    : { ...heard, person: null, refusedPeople: [...heard.refusedPeople, person] };
}

const SOMEONE_ELSE =
  /\b(?:(?:someone|somebody|anyone|anybody) else|(?:an?other|a different) (?:stylist|doctor|provider|person)|(?:not|but|except) (?:with |for )?(?:her|him))\b/u;
