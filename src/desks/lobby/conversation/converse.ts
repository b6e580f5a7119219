import { unreachable } from "../../../base/unreachable.ts";
import { flowAllows, flowState } from "../../../domain/dialogue/flow.ts";
import type { Converse, ScriptedReply } from "../../../domain/dialogue/scripted-reply.ts";
import type { ReceptionistSaid, TranscriptItem } from "../../../domain/dialogue/transcript.ts";
import { LOBBY_FLOW } from "../../../domain/visits/lobby-flow.ts";
import { adoptCall, followOther } from "./adopt.ts";
import { hear } from "./hear.ts";
import { learn } from "./learn.ts";
import { newTalk, quiet, type Setting, type Step, type Talk } from "./talk.ts";

/** Holds a lobby's conversation: each step is computed anew from all that happened so far. */
export function lobbyConverse(
  desk: Omit<Setting, "nowLocal"> & { readonly greeting: string },
): Converse {
  return (transcript, { nowLocal }) => {
    const setting = { ...desk, nowLocal };
    let step: Step = quiet(newTalk(desk.greeting));
    for (const [index, item] of transcript.entries())
      step = take(step.talk, item, transcript[index + 1], setting);
    return withinFlow(step.reply, transcript);
  };
}

/** What the flow doesn't allow any more is left to a person. */
function withinFlow(reply: ScriptedReply, transcript: readonly TranscriptItem[]): ScriptedReply {
  const { tool } = reply;
  if (tool === undefined) return reply;
  if (flowAllows(LOBBY_FLOW, flowState(LOBBY_FLOW, transcript), tool.name)) return reply;
  return {
    text: "Let me get somebody to help you.",
    tool: { name: "transfer_to_human", input: { reason: "needs a person" } },
  };
}

function take(
  talk: Talk,
  item: TranscriptItem,
  next: TranscriptItem | undefined,
  setting: Setting,
): Step {
  switch (item.role) {
    case "caller": {
      // What was answered with "sorry, I didn't catch that" was not acted on, whatever it says.
      if (next?.role === "receptionist" && PASSED_OVER.has(next.kind)) return quiet(talk);
      const step = hear(talk, item, setting);
      return step.reply.notUnderstood === true ? step : nothingFresh(step);
    }
    case "receptionist":
      return quiet(hearOurselves(talk, item));
    case "tool-call":
      return quiet(adoptCall(talk, item.call));
    case "tool-result":
      return learn(talk, item);
    case "news":
      return quiet(afterNews(talk, item.news.kind));
    default:
      return unreachable(item);
  }
}

/** What was answered with one of these never reached a brain. */
const PASSED_OVER: ReadonlySet<string> = new Set(["misheard", "emergency"]);

/** After anything else was said or done, a yes no longer answers the read-back. */
function nothingFresh({ talk, reply }: Step): Step {
  const { proposal } = talk;
  return proposal === null
    ? { talk, reply }
    : { talk: { ...talk, proposal: { ...proposal, heard: false } }, reply };
}

function hearOurselves(talk: Talk, item: ReceptionistSaid): Talk {
  const { proposal } = talk;
  switch (item.kind) {
    case "filler":
    case "misheard":
      return talk;
    case "reprompt":
      // "Are you still there?" "Yes." is no consent.
      return proposal === null ? talk : { ...talk, proposal: { ...proposal, heard: false } };
    case "read-back":
      if (proposal === null || proposal.id !== item.proposal) return talk;
      return {
        ...talk,
        proposal: { ...proposal, heard: !item.interrupted && proposal.text.endsWith(item.text) },
      };
    case "news":
      return { ...talk, question: item.text };
    case "greeting":
      return talk;
    case "reply":
    case "emergency":
    case "goodbye":
      return followOther(talk, item);
    default:
      return unreachable(item.kind);
  }
}

/** The host has answered: nobody waits any more for whom the host, a colleague or the front desk comes. */
function afterNews(talk: Talk, kind: string): Talk {
  const isOver = kind === "on-my-way" || kind === "colleague" || kind === "not-expected";
  return isOver ? { ...talk, isWaiting: false, asked: { about: "anything-else" } } : talk;
}
