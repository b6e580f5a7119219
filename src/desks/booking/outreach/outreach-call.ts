import type { ActionContext } from "../../../actions/action-context.ts";
import type { OutgoingCall } from "../../../actions/outreach/outgoing-call.ts";
import type { ToolContext } from "../../../ports/tool.ts";
import { onBehalfOf, type Book } from "../booking-desk.ts";
import type { OutreachWords } from "./opening.ts";

/** What the tools of a call that we make work on. */
export interface OutreachCall {
  readonly book: Book;
  readonly appointment: OutgoingCall["appointment"];
  readonly words: OutreachWords;
}

/** On behalf of whoever picked up: they may touch the appointment that the call is about, and no other. */
export function onBehalfOfAnswering(
  { book, appointment }: OutreachCall,
  toolContext: ToolContext,
): ActionContext {
  return onBehalfOf({ ...book, aboutVisit: appointment.id }, toolContext);
}
