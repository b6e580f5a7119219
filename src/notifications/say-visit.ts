import { writePhoneNumber } from "../domain/people/phone-number.ts";
import type { NoticeFacts, VisitFacts } from "./facts.ts";
import { writeMoment } from "./written-time.ts";

/** "Hi Anita, " or nothing when nobody knows the name. */
export function hi(visit: VisitFacts | undefined, rest: string): string {
  const first = visit?.customerName?.trim().split(/\s+/u)[0];
  if (first === undefined || first === "")
    return `${rest.slice(0, 1).toUpperCase()}${rest.slice(1)}`;
  return `Hi ${first}, ${rest}`;
}

/** "your haircut and beard trim with Priya at GlamDesk (Anna Nagar)"; at a clinic "your appointment with Dr. Rao at City Clinic". */
export function yourVisit(facts: NoticeFacts, visit: VisitFacts): string {
  const place = visit.place === undefined ? "" : ` (${visit.place})`;
  return `your ${what(facts, visit)} ${withWhom(visit)} at ${facts.business.name}${place}`;
}

/** "haircut and beard trim"; at a clinic, where others may read it, "appointment". */
export function what({ business }: NoticeFacts, { services }: VisitFacts): string {
  if (business.trade === "clinic" || services.length === 0) return "appointment";
  return join(services);
}

/** "with Priya", "with Priya and Arjun" where several people share it. */
export function withWhom({ stylists }: VisitFacts): string {
  return `with ${join(stylists)}`;
}

function join(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

/** "tomorrow, Tuesday 24 November, at 3:00 pm" or "Friday 27 November at 3:00 pm", where the visit takes place. */
export function when(facts: NoticeFacts, visit: VisitFacts, atMs = visit.startMs): string {
  const { language, zone: homeZone } = facts.business;
  return writeMoment(atMs, { zone: visit.zone, language, nowMs: facts.nowMs, homeZone });
}

/** The same where a sentence goes on: "tomorrow, ..." or "on Friday ...". */
export function onWhen(facts: NoticeFacts, visit: VisitFacts): string {
  const moment = when(facts, visit);
  return /^to(?:day|morrow)\b/u.test(moment) ? moment : `on ${moment}`;
}

/** "call us on +91 44 2815 0000", or just "call us". */
export function callUs({ business }: NoticeFacts): string {
  if (business.phone === undefined) return "call us";
  return `call us on ${writeWholeNumber(business.phone)}`;
}

/**
 * Whether an answer reaches us. In India a text's sender is overwritten and can't be answered:
 * https://www.twilio.com/en-us/guidelines/in/sms
 */
export function canAnswer({ business, channel }: NoticeFacts): boolean {
  return channel === "whatsapp" || (channel === "sms" && business.country !== "IN");
}

/** With the country code, as every telephone dials it. */
export function writeWholeNumber(number: string): string {
  return writePhoneNumber(number, "");
}
