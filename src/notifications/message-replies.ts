import { writePhoneNumber } from "../domain/people/phone-number.ts";
import { writeMoment } from "./written-time.ts";

/** What we answer to somebody who writes to us, and what it is about. */
export type MessageReply =
  | { readonly about: "opted-out" | "opted-in" | "help" | "cancel" | "which" | "unreadable" }
  | { readonly about: "confirmed" | "accepted"; readonly startMs: number; readonly with: string }
  | { readonly about: "declined" }
  | { readonly about: "place-gone" }
  | { readonly about: "nothing-to-confirm" }
  | { readonly about: "rated"; readonly stars: number };

/** Whose answer it is. */
export interface ReplyingBusiness {
  readonly name: string;
  /** IANA. */
  readonly zone: string;
  /** BCP 47. */
  readonly language: string;
  readonly nowMs: number;
  /** E.164: where it can be rung; absent when that isn't known. */
  readonly phone?: string;
}

/** Words an answer: one or two short sentences. */
export function wordReply(reply: MessageReply, business: ReplyingBusiness): string {
  const { name } = business;
  const call = business.phone === undefined ? "call us" : `call ${whole(business.phone)}`;
  switch (reply.about) {
    case "opted-out":
      return `${name}: you won't get messages or calls from us any more. Your appointments stay as they are. Reply START to change your mind.`;
    case "opted-in":
      return `${name}: you'll get messages about your appointments again. Reply STOP for no more.`;
    case "help":
      return `${name}: to book, move or cancel an appointment, ${call}. Reply STOP for no more messages.`;
    case "cancel":
      return `${name}: we can't change appointments by text yet. Please ${call}; it takes a minute, at any hour.`;
    case "which":
      return `${name}: you have more than one appointment coming up. Please ${call} so that we confirm the right one.`;
    case "confirmed":
      return `Thank you! We'll see you ${moment(reply.startMs, business)}, with ${reply.with}.`;
    case "accepted":
      return `It's yours: ${moment(reply.startMs, business)}, with ${reply.with}. See you at ${name}!`;
    case "declined":
      return `No problem, we'll offer it to somebody else. You stay on the waiting list.`;
    case "place-gone":
      return `${name}: we're sorry, that place is gone already. You'll hear from us when another one opens.`;
    case "nothing-to-confirm":
      return `${name}: we don't see an appointment coming up for this number. To book one, ${call}.`;
    case "rated":
      return reply.stars >= 4
        ? `Thank you! We're glad you liked it.`
        : `Thank you for telling us. We'll try to do better next time.`;
    case "unreadable":
      return `${name}: thanks for your message. We can't read texts here, so please ${call}.`;
    default:
      return reply satisfies never;
  }
}

function moment(atMs: number, { zone, language, nowMs }: ReplyingBusiness): string {
  const written = writeMoment(atMs, { zone, language, nowMs });
  return /^to(?:day|morrow)\b/u.test(written) ? written : `on ${written}`;
}

function whole(number: string): string {
  return writePhoneNumber(number, "");
}
