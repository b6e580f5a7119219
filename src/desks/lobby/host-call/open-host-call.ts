import { z } from "zod";
import type { ActionContext } from "../../../actions/action-context.ts";
import { loadDesk } from "../../../actions/load-desk.ts";
import { answerHostCall, type HostCall } from "../../../actions/lobby/answers/host-call.ts";
import { hintsFor } from "../../../domain/dialogue/hints-for.ts";
import type { Phrasebook } from "../../../domain/dialogue/phrasebook.ts";
import { HOST_ANSWERS } from "../../../domain/visits/host-answer.ts";
import type { Desk } from "../../../ports/desk.ts";
import type { Tool } from "../../../ports/tool.ts";
import { profileOf } from "../../booking/profile-of.ts";
import { converseWithHost, HOST_CALL_EXPECTS } from "./converse-with-host.ts";

const answer = z.object({
  answer: z.enum(HOST_ANSWERS).describe("`said` only for words that are none of the others."),
  words: z.string().max(300).optional().describe("What they said, where it was more than that."),
});
const input = z.object({ reason: z.string().optional() });

/** The desk for a call to somebody about a visitor: it tells who is here and takes one answer. */
export async function openHostCall(
  context: ActionContext,
  { callId, words }: HostCall,
  /** What the machine uses where it would put a caller through. */
  giveUp: string,
): Promise<Desk> {
  const business = await loadDesk(context);
  const phrasebook: Phrasebook = {
    language: business.languages[0] ?? "en",
    country: business.country,
    intents: [],
    services: [],
    people: [],
    topics: [],
    names: { given: [], surnames: [] },
  };
  const record: Tool<z.infer<typeof answer>> = {
    name: "record_answer",
    description: "Passes the person's answer on to the visitor and says goodbye.",
    input: answer,
    effect: "end",
    async run(given) {
      const said = given.words === undefined ? {} : { said: given.words };
      const speakable = await answerHostCall(context, callId, { answer: given.answer, ...said });
      return { status: "ending", ending: { how: "hang-up" }, speakable };
    },
  };
  const leave: Tool<z.infer<typeof input>> = {
    name: giveUp,
    description: "Says that nothing can be understood, and hangs up.",
    input,
    effect: "end",
    run: () =>
      Promise.resolve({
        status: "ending",
        ending: { how: "hang-up" },
        speakable: words.giveUp,
      }),
  };
  return {
    profile: { ...profileOf(business), greeting: words.opening },
    briefing: BRIEFING,
    phrasebook,
    tools: [record, leave],
    converse: converseWithHost(words),
    hints: () => hintsFor(phrasebook, HOST_CALL_EXPECTS),
  };
}

const BRIEFING =
  "This is a call that we make: we rang an employee because a visitor is here for them, and the greeting said who. Use record_answer at once with what they answer; keys 1 to 4 mean on-my-way, wait, colleague and not-expected. Tell them nothing else of the visitor.";
