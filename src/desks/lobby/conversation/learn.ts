import { z } from "zod";
import type { ToolAnswered, ToolResult } from "../../../domain/dialogue/transcript.ts";
import { unreachable } from "../../../base/unreachable.ts";
import { askHost, proceed } from "./proceed.ts";
import {
  ask,
  askAgain,
  callPerson,
  callTool,
  NEW_WISH,
  quiet,
  wishing,
  type HostRef,
  type Step,
  type Talk,
} from "./talk.ts";

const hostRef = z.object({
  host: z.string(),
  name: z.string(),
  department: z.string().optional(),
  site: z.string().optional(),
});

/** What tools tell that matters here; anything else is nothing. */
const told = z.object({
  outcome: z.string().optional(),
  hosts: z.array(hostRef).default([]),
  ask: z.string().optional(),
  instead: hostRef.optional(),
});

/** A tool has answered: what follows from it. */
export function learn(talk: Talk, { name, result }: ToolAnswered): Step {
  switch (result.status) {
    case "proposed":
      return quiet({
        ...talk,
        proposal: { id: result.proposal, text: result.readBack, heard: false },
        question: result.readBack,
        expects: { kind: "yes-no" },
      });
    case "ending":
      return quiet(talk);
    case "refused":
      return learnRefusal(talk, name, result);
    case "ok":
      return learnSuccess(talk, name, result);
    default:
      return unreachable(result);
  }
}

type Ok = Extract<ToolResult, { status: "ok" }>;
type Refused = Extract<ToolResult, { status: "refused" }>;

function learnSuccess(talk: Talk, name: string, { data, speakable = "" }: Ok): Step {
  const parsed = told.safeParse(data);
  const facts = parsed.success ? parsed.data : told.parse({});
  switch (name) {
    case "lookup_employee":
    case "search_meetings":
      return learnHost(talk, name, { facts, speakable });
    case "confirm_proposal":
      return learnDone(talk, facts.outcome, speakable);
    case "print_badge":
      return goOn(talk, speakable);
    default:
      return answerAside(talk, speakable);
  }
}

function learnHost(
  talk: Talk,
  name: string,
  { facts, speakable }: { readonly facts: z.infer<typeof told>; readonly speakable: string },
): Step {
  const { outcome, hosts, instead, ask: apart } = facts;
  const [first] = hosts;
  const open = wishing(talk, { host: null, isToldApart: false });
  switch (outcome ?? "") {
    case "found": {
      if (first === undefined) return askHost(open, speakable);
      if (talk.wish.isToldApart) return chosen(open, first);
      // Whose meeting was found came for it, unless they said that it is something else.
      const { purpose } = open.wish;
      const visit =
        name === "search_meetings"
          ? wishing(open, { errand: "visit", purpose: purpose ?? "meeting" })
          : open;
      return ask(visit, speakable, { about: "confirm-host", host: first }, "yes-no");
    }
    case "several": {
      if (name === "search_meetings") return ask(open, speakable, { about: "forgot-more" }, "open");
      if (hosts.length === 1 && first !== undefined)
        return ask(open, speakable, { about: "confirm-host", host: first }, "yes-no");
      const options = hosts.map((host) =>
        apart === "name" ? host.name : (host.department ?? host.site ?? host.name),
      );
      const expects = hosts.length === 0 ? "person" : ({ kind: "choice", options } as const);
      return ask(open, speakable, { about: "which-host", hosts }, expects);
    }
    case "gone":
      return instead === undefined
        ? askHost(open, speakable)
        : ask(open, speakable, { about: "confirm-host", host: instead }, "yes-no");
    case "away": {
      if (first === undefined) return askHost(open, speakable);
      const asked = { about: "away", host: first, instead: instead ?? null } as const;
      const options = instead === undefined ? [] : [instead.name, "leave a message"];
      const expects = instead === undefined ? "yes-no" : ({ kind: "choice", options } as const);
      return ask(open, speakable, asked, expects);
    }
    case "too-many":
      return callPerson(talk, "couldn't find whom they came to see", speakable);
    default: {
      if (name === "search_meetings")
        return ask(open, speakable, { about: "host", times: 1 }, "person");
      const spells = speakable.includes("spell");
      return spells
        ? ask(open, speakable, { about: "spell-host" }, "spelling")
        : askHost(open, speakable);
    }
  }
}

/** Whoever was told apart by the visitor's own words needs no second question; the read-back names them. */
export function chosen(talk: Talk, host: HostRef): Step {
  const step = proceed(wishing(talk, { host }));
  if (step.reply.tool !== undefined) return step;
  return {
    ...step,
    reply: { ...step.reply, text: `${host.name}. ${step.reply.text ?? ""}`.trim() },
  };
}

/** It is written. A visitor who is announced waits with us; a courier, and whoever leaves, goes. */
function learnDone(talk: Talk, outcome: string | undefined, speakable: string): Step {
  const waits = talk.isWaiting || outcome === "announced" || outcome === "review";
  const { visitor, company } = talk.wish;
  const after: Talk = {
    ...talk,
    // Who waits is asked for their name no more, whatever else they want.
    wish: waits ? { ...NEW_WISH, visitor, company } : NEW_WISH,
    proposal: null,
    told: talk.wish.host ?? talk.told,
  };
  switch (outcome ?? "") {
    case "announced":
    case "review":
      return ask({ ...after, isWaiting: true }, speakable, { about: "wait" }, "wait");
    case "delivered":
    case "checked-out":
      return callTool(after, "end_call", {}, speakable);
    default:
      return goOn(after, speakable);
  }
}

/** What was asked stands answered; whoever waits goes on waiting, and others are asked what else there is. */
export function goOn(talk: Talk, lead: string): Step {
  if (talk.isWaiting) return ask(talk, lead, { about: "wait" }, "wait");
  return ask(talk, `${lead} Is there anything else?`.trim(), { about: "anything-else" }, "open");
}

/** An answer to a question in between; then the question that was open is asked again. */
function answerAside(talk: Talk, speakable: string): Step {
  // A read-back is read again by the machine, so that a yes to it counts.
  if (talk.proposal !== null) {
    const { talk: after, reply } = proceed(talk);
    return { talk: after, reply: { ...reply, text: `${speakable} ${reply.text ?? ""}`.trim() } };
  }
  const { about } = talk.asked;
  if (about === "question" || about === "anything-else" || about === "nothing")
    return goOn(talk, speakable);
  return askAgain(talk, speakable);
}

/** Refusals that the machine makes in a visitor's interest; it says what there is to say. */
const MACHINE_REASONS: ReadonlySet<string> = new Set(["not-heard", "interrupted"]);

function learnRefusal(talk: Talk, name: string, { reason, speakable }: Refused): Step {
  if (MACHINE_REASONS.has(reason)) return quiet(talk);
  switch (reason) {
    case "not-consented":
    case "unknown-proposal":
      return proceed(talk);
    case "need-visitor":
      return name === "check_out"
        ? ask(talk, speakable, { about: "leaving-name" }, "name")
        : ask(talk, speakable, { about: "visitor" }, "name");
    case "unknown-host":
    case "host-gone":
      return askHost(wishing(talk, { host: null }), speakable);
    case "host-away": {
      const { host } = talk.wish;
      return host === null
        ? askHost(talk, speakable)
        : ask(talk, speakable, { about: "away", host, instead: null }, "yes-no");
    }
    case "unknown-question":
      return ask(talk, speakable, { about: "person-offered" }, "yes-no");
    case "no-printer":
    case "too-many":
    case "none":
      return goOn(talk, speakable);
    case "failed":
      return ask(
        talk,
        "I'm sorry, something went wrong on my side. Shall I try again?",
        { about: "retry" },
        "yes-no",
      );
    default:
      return callPerson(talk, "something went wrong", "Let me get somebody to help you.");
  }
}
