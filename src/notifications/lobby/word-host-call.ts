import type { Audience, Person, VisitFacts } from "./visit-facts.ts";
import { wordTooLate, type KeptAnswer } from "./word-answered.ts";
import { headline } from "./word-notice.ts";
import { capital, nameOf, sayVisitor } from "./visitor-words.ts";

/** What is said in a call to somebody about a visitor. */
export interface HostCallWords {
  /** The whole opening: who is calling, about whom, and what can be answered. */
  readonly opening: string;
  /** Its last part, said again to whoever missed it. */
  readonly question: string;
  /** Left on a voicemail: that somebody is here, and for whom. */
  readonly voicemail: string;
  /** When nobody says anything. */
  readonly silenceGoodbye: string;
  /** When nothing that is said can be understood. */
  readonly giveUp: string;
  /** When the visitor has been answered, or has left, while it rang. */
  readonly settled: string;
}

/** What whoever answered hears last: that it is passed on, or what had been answered before, or that the visitor has left. */
export function wordCallEnd(
  facts: VisitFacts,
  ended: { readonly kept?: KeptAnswer; readonly isFirst: boolean },
): string {
  return ended.isFirst
    ? `Thank you. I'm passing it on to ${nameOf(facts)}. Goodbye!`
    : `${wordTooLate(facts, ended.kept)} Goodbye!`;
}

/** Words a call to the host, or to the front desk. */
export function wordHostCall(
  facts: VisitFacts,
  audience: Audience,
  recipient: Person | undefined,
): HostCallWords {
  const { business } = facts;
  const hello =
    recipient === undefined
      ? `Hello, this is ${business.name}'s AI receptionist.`
      : `Hello ${recipient.givenName}, this is ${business.name}'s AI receptionist.`;
  const news = capital(headline(facts, audience));
  const question =
    audience === "front-desk"
      ? "Press 1, or say on my way, if you're coming. Press 2 to ask them to wait, or 3 to send a colleague."
      : "Press 1, or say on my way, if you're coming. Press 2 to ask them to wait, 3 to send a colleague, or 4 if you're not expecting them.";
  return {
    opening: `${hello} ${news} ${question}`,
    question,
    voicemail: `${hello} ${news} Goodbye!`,
    silenceGoodbye: `I can't hear you, so I'll hang up. ${capital(sayVisitor(facts))} will be waiting in the lobby. Goodbye!`,
    giveUp: `I'm sorry, I didn't get that. ${capital(sayVisitor(facts))} will be waiting in the lobby. Goodbye!`,
    settled: `Hello, this is ${business.name}'s AI receptionist. We were calling about a visitor, and that is settled already. Goodbye!`,
  };
}
