import type { NoticeFacts } from "./facts.ts";
import { callUs, canAnswer, hi, onWhen, what, withWhom, yourVisit } from "./say-visit.ts";

/** Says "tomorrow" or "today" by the time it is sent, however late that is. */
export function wordReminder(facts: NoticeFacts): string | undefined {
  const { visit } = facts;
  if (!visit) return undefined;
  const reminder = `a reminder: ${yourVisit(facts, visit)} is ${onWhen(facts, visit)}.`;
  const answer = canAnswer(facts)
    ? `Reply YES to confirm. To change it, ${callUs(facts)}. Reply STOP for no more messages.`
    : `To change it, ${callUs(facts)}.`;
  return `${hi(visit, reminder)} ${answer}`;
}

/** What the owner reads of a call; the call itself is a conversation. */
export function wordReminderCall(facts: NoticeFacts): string | undefined {
  const { visit } = facts;
  if (!visit) return undefined;
  const whom = visit.customerName ?? "the customer";
  return `(call) Reminds ${whom} of the ${what(facts, visit)} ${withWhom(visit)} ${onWhen(facts, visit)}.`;
}

/** Asks how it was. */
export function wordFollowUp(facts: NoticeFacts): string | undefined {
  const { visit, business } = facts;
  if (!visit) return undefined;
  const thanks = `thank you for coming to ${business.name}! How was your ${what(facts, visit)} ${withWhom(visit)}?`;
  const answer = canAnswer(facts)
    ? "Reply with a number from 1 (poor) to 5 (great), and a word if you like."
    : `We'd love to hear: ${callUs(facts)}.`;
  return `${hi(visit, thanks)} ${answer}`;
}

/** As `wordReminderCall`. */
export function wordFollowUpCall(facts: NoticeFacts): string | undefined {
  const { visit } = facts;
  if (!visit) return undefined;
  const whom = visit.customerName ?? "the customer";
  return `(call) Asks ${whom} how the ${what(facts, visit)} ${withWhom(visit)} was.`;
}
