import type { NoticeFacts } from "./facts.ts";
import { callUs, canAnswer, hi, onWhen, what, when, withWhom, yourVisit } from "./say-visit.ts";
import { writeClock } from "./written-time.ts";

/** "Hi Anita, your haircut with Priya at GlamDesk is booked: tomorrow, Tuesday 24 November, at 3:00 pm." */
export function wordBooked(facts: NoticeFacts): string | undefined {
  const { visit } = facts;
  if (!visit) return undefined;
  const booked = `${yourVisit(facts, visit)} is booked for ${when(facts, visit)}.`;
  return `${hi(visit, booked)} To change it, ${callUs(facts)}.`;
}

/** Says where it was, when the outbox knows, and where it is now. */
export function wordMoved(facts: NoticeFacts): string | undefined {
  const { visit, payload } = facts;
  if (!visit) return undefined;
  const { fromStartMs } = payload;
  // A visit that only changed hands keeps its time.
  const from =
    typeof fromStartMs === "number" && fromStartMs !== visit.startMs
      ? ` from ${when(facts, visit, fromStartMs)}`
      : "";
  const moved =
    from === ""
      ? `${yourVisit(facts, visit)} has changed. It's now ${onWhen(facts, visit)}.`
      : `${yourVisit(facts, visit)} has moved${from}. It's now ${onWhen(facts, visit)}.`;
  return `${hi(visit, moved)} To change it, ${callUs(facts)}.`;
}

/** Says which one is cancelled, and how to book again. */
export function wordCancelled(facts: NoticeFacts): string | undefined {
  const { visit } = facts;
  if (!visit) return undefined;
  const cancelled = `${yourVisit(facts, visit)} ${onWhen(facts, visit)} is cancelled.`;
  return `${hi(visit, cancelled)} To book again, ${callUs(facts)}.`;
}

/** Offers a place that became free to somebody who waits for one, and says until when it is kept for them. */
export function wordWaitingOffer(facts: NoticeFacts): string | undefined {
  const { visit, payload, business, nowMs } = facts;
  if (!visit) return undefined;
  const { untilMs } = payload;
  const until =
    typeof untilMs === "number"
      ? ` by ${writeClock(untilMs, { zone: visit.zone, language: business.language, nowMs })}`
      : "";
  const offer = `a place at ${business.name} has come free: ${what(facts, visit)} ${withWhom(visit)} ${onWhen(facts, visit)}.`;
  const take = canAnswer(facts)
    ? `Reply YES to take it${until}, or ${callUs(facts)}.`
    : `To take it, ${callUs(facts)}${until}.`;
  return `${hi(visit, offer)} ${take}`;
}
