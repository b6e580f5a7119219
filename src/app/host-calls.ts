import type { ActionContext } from "../actions/action-context.ts";
import type { HostCall } from "../actions/lobby/answers/host-call.ts";
import { loadDesk } from "../actions/load-desk.ts";
import type { CallSettings } from "../call/settings.ts";
import { GIVE_UP } from "../desks/booking/outreach/tools/take-leave.ts";
import { HOST_CALL_EXPECTS } from "../desks/lobby/host-call/converse-with-host.ts";
import { openHostCall } from "../desks/lobby/host-call/open-host-call.ts";
import type { Desk } from "../ports/desk.ts";
import { callSettings } from "./call-settings.ts";
import { outgoingSettings } from "./outgoing-settings.ts";

/** A call to somebody about a visitor, ready to be held. */
export async function hostCallParts(
  context: ActionContext,
  call: HostCall,
  wordsAreKept: boolean,
): Promise<{ readonly desk: Desk; readonly settings: CallSettings }> {
  const desk = await openHostCall(context, call, GIVE_UP);
  const { policies } = await loadDesk(context);
  const { question, voicemail, silenceGoodbye } = call.words;
  const usual = callSettings(desk, policies, {
    channel: "phone",
    wordsAreKept,
    transfers: false,
  });
  const settings = outgoingSettings(usual, {
    voicemail,
    silenceGoodbye,
    reprompts: [`Hello? ${question}`, `I'm sorry, I can't hear you. ${question}`],
  });
  return { desk, settings: { ...settings, greetingAsks: HOST_CALL_EXPECTS } };
}
