import { z } from "zod";
import type { ReceptionistSaid, ToolCall } from "../../../domain/dialogue/transcript.ts";
import { PURPOSES } from "../../../domain/visits/purpose.ts";
import { wishing, type Asked, type Talk } from "./talk.ts";

const input = z.object({
  host: z.string().optional(),
  name: z.string().optional(),
  visitor: z.string().optional(),
  company: z.string().optional(),
  purpose: z.enum(PURPOSES).optional(),
  about: z.string().optional(),
  message: z.string().optional(),
});

/** Takes what another brain asked a tool for as known; of our own calls it is known already. */
export function adoptCall(talk: Talk, call: ToolCall): Talk {
  const parsed = input.safeParse(call.input);
  if (!parsed.success) return talk;
  const { host, name, visitor, company, purpose, about, message } = parsed.data;
  const known =
    talk.asked.about === "confirm-host" && talk.asked.host.host === host ? talk.asked.host : null;
  return wishing(talk, {
    ...(call.name === "lookup_employee" &&
      name !== undefined && { heardName: name, hostWords: null, spelled: null, department: null }),
    ...(visitor !== undefined && visitor !== "" && { visitor }),
    ...(company !== undefined && { company }),
    ...(purpose !== undefined && { purpose }),
    ...(about !== undefined && { about }),
    ...(message !== undefined && { message }),
    ...(call.name === "take_message" && { errand: "message" as const }),
    ...(call.name === "notify_host" && { errand: "visit" as const }),
    ...(call.name === "check_out" && { errand: "leave" as const }),
    ...(known !== null && talk.wish.host === null && { host: known }),
    ...(known === null &&
      host !== undefined &&
      host !== "front-desk" &&
      talk.wish.host?.host !== host && { host: { host, name: "" } }),
  });
}

/** Another brain, or somebody outside, asked for something: what it was is told by what it expects. */
export function followOther(talk: Talk, { text, asked: expects }: ReceptionistSaid): Talk {
  if (expects === undefined || talk.question.includes(text)) return talk;
  const question = { ...talk, question: text, expects };
  const asked = ASKED[expects.kind];
  return asked === undefined ? question : { ...question, asked };
}

const ASKED: Readonly<Record<string, Asked>> = {
  person: { about: "host", times: 1 },
  name: { about: "visitor" },
  spelling: { about: "spell-visitor", part: "whole" },
  wait: { about: "wait" },
};
