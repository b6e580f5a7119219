import type { OutgoingCall } from "../../../actions/outreach/outgoing-call.ts";
import { sayPhoneNumber } from "../../../domain/people/phone-number.ts";
import type { Opening } from "../../../domain/dialogue/script.ts";
import { joinWords } from "../words/join-words.ts";
import { inZone, sayDay, sayMoment, type SayingWhen } from "../words/say-moment.ts";
import { sayPeople } from "../words/say-work.ts";
import { CHANGE_ANSWERS, COMING_ANSWERS, RATING_ANSWERS } from "./answers.ts";

/** What a call of ours is about, and for whom it is said. */
export interface Occasion extends SayingWhen {
  readonly purpose: OutgoingCall["purpose"];
  readonly appointment: OutgoingCall["appointment"];
  readonly business: {
    readonly name: string;
    readonly trade: string;
    /** ISO 3166. */
    readonly country: string;
  };
  /** E.164: where the customer can ring back. */
  readonly callBack?: string;
}

/** What is said of our own accord in a call that we make. */
export interface OutreachWords {
  readonly opening: Opening;
  /** Left on a voicemail: others may hear it, so that it says neither what for nor with whom. */
  readonly voicemail: string;
  /** After the first and the second silence: the question again, so that a yes answers it. */
  readonly reprompts: readonly [string, string];
  /** When nobody says anything. */
  readonly silenceGoodbye: string;
  /** When nothing that is said can be understood. */
  readonly giveUp: string;
  /** Every call of ours says how to have no more of them, whoever it was with. */
  readonly goodbye: string;
}

/** Words the beginning of the call, and its ways to end without a conversation. */
export function outreachWords(occasion: Occasion): OutreachWords {
  const { business, purpose, appointment } = occasion;
  const there = inZone(occasion, appointment.location?.zone);
  const whom = appointment.customer.name;
  const hello = `Hello, this is ${business.name}'s AI assistant, calling for ${whom}.`;
  const opening = purpose === "reminder" ? remind(there, hello) : followUp(there, hello);
  const { question } = opening;
  const call = callUs(occasion);
  const when = sayMoment(appointment.startMs, there);
  const stays =
    purpose === "reminder"
      ? `We're expecting you ${when}. To change it, or to get no more of these calls, please ${call}. Goodbye!`
      : `To get no more of these calls, please ${call}. Thanks for coming, and goodbye!`;
  return {
    opening,
    voicemail:
      purpose === "reminder"
        ? `Hello, this is ${business.name}, with a message for ${whom}: we're expecting you ${when}. To change it, or to get no more of these calls, please ${call}. Goodbye!`
        : "",
    reprompts: [`Hello? ${question}`, `I'm sorry, I can't hear you. ${question}`],
    goodbye: `Thank you for your time. To get no more of these calls, just say so or ${call}. Goodbye!`,
    silenceGoodbye: `I can't hear you, so I'll hang up now. ${stays}`,
    giveUp: `I'm sorry, I can't understand you. ${stays}`,
  };
}

function remind(occasion: Occasion, hello: string): Opening {
  const { appointment } = occasion;
  const question = "Will you be able to make it?";
  return {
    text: `${hello} It's about your ${whatFor(occasion)} with ${whoOf(occasion)} ${sayMoment(appointment.startMs, occasion)}. ${question}`,
    question,
    expects: { kind: "choice", options: COMING_ANSWERS },
    yes: "coming",
    no: {
      text: "No problem. Would you like to move it to another time, or cancel it?",
      expects: { kind: "choice", options: CHANGE_ANSWERS },
    },
  };
}

function followUp(occasion: Occasion, hello: string): Opening {
  const { appointment } = occasion;
  const question = "How was it, from one to five, with five the best?";
  return {
    text: `${hello} You had your ${whatFor(occasion)} with ${whoOf(occasion)} ${sayPastDay(appointment.startMs, occasion)}. ${question}`,
    question,
    expects: { kind: "choice", options: RATING_ANSWERS },
    rating: "rating",
  };
}

function whoOf({ appointment: { stylist, services } }: Occasion): string {
  const stylists = services.map((service) => service.stylist.name);
  return sayPeople({ stylist: stylist.name, ...(stylists.length > 0 && { stylists }) });
}

/** At a clinic, what a visit is for is said to nobody who has not shown who they are. */
function whatFor({ business, appointment }: Occasion): string {
  if (business.trade !== "salon" || appointment.services.length === 0) return "appointment";
  return joinWords(
    appointment.services.map(({ name }) => name),
    "and",
  );
}

function sayPastDay(atMs: number, when: SayingWhen): string {
  const today = sayDay(when.nowMs, when);
  const said = sayDay(atMs, when);
  if (said === today) return said;
  return sayDay(atMs + DAY_MS, when) === today ? "yesterday" : said;
}

const DAY_MS = 86_400_000;

function callUs({ callBack, business }: Occasion): string {
  return callBack === undefined
    ? "call us"
    : `call us on ${sayPhoneNumber(callBack, business.country)}`;
}
