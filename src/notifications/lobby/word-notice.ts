import { plainWords } from "./plain-words.ts";
import type { Audience, VisitFacts } from "./visit-facts.ts";
import { capital, isOrAre, sayVisitor } from "./visitor-words.ts";

/** A notice about a visit, whichever chat shows it. */
export interface NoticeWords {
  readonly headline: string;
  readonly lines: readonly string[];
  readonly choices: readonly Choice[];
  /** What stands over the field for own words; absent where nobody waits for an answer. */
  readonly ownWords?: string;
}

interface Choice {
  readonly answer: "on-my-way" | "wait" | "colleague" | "not-expected";
  readonly label: string;
}

/** What somebody is told of a visit in the company's chat, and what they can answer. */
export function wordNotice(facts: VisitFacts, audience: Audience): NoticeWords {
  const words = { headline: capital(headline(facts, audience)), lines: [...linesOf(facts)] };
  if (waitsForNobody(facts)) return { ...words, choices: [] };
  if (facts.isReviewed) return { ...words, choices: [ON_MY_WAY] };
  const choices = audience === "front-desk" ? FRONT_DESK_CHOICES : CHOICES;
  return { ...words, choices, ownWords: "Or say it in your own words:" };
}

/** The one sentence that says what it is about: the same in the chat, in a text and in a call. */
export function headline(facts: VisitFacts, audience: Audience): string {
  const { purpose, host, deliveriesTo, isReviewed, isUnexpected } = facts;
  const who = sayVisitor(facts);
  const are = isOrAre(facts);
  const isHost = audience === "host";
  if (purpose === "delivery") {
    const forWhom = isHost ? "you" : (host?.name ?? "the front desk");
    const from = facts.company === undefined ? "" : ` from ${plainWords(facts.company, 60)}`;
    return `a delivery for ${forWhom}${from} was left ${deliveriesTo}.`;
  }
  if (purpose === "message") return `a message for ${isHost ? "you" : host?.name} from ${who}.`;
  if (isHost) return `${who} ${are} here to see you.`;
  if (isReviewed) return `please see to ${who} before they go in.`;
  if (host === undefined) return `${who} ${are} in the lobby and would like to speak to a person.`;
  if (audience === "alternate")
    return `${who} ${are} here to see ${host.name}, who hasn't answered yet.`;
  return isUnexpected
    ? `${who} ${are} in the lobby to see ${host.name}, who isn't expecting them.`
    : `${who} ${are} waiting for ${host.name}, and nobody has answered.`;
}

/** Whether it is only told: nobody stands in the lobby for an answer. */
export function waitsForNobody({ purpose }: Pick<VisitFacts, "purpose">): boolean {
  return purpose === "delivery" || purpose === "message";
}

function* linesOf(facts: VisitFacts): Generator<string, void> {
  const { purpose, about, place, isReviewed, host } = facts;
  if (isReviewed) {
    yield "Their name may be on your deny list; please compare. They were only told that someone will be with them.";
    if (host) yield `They ask for ${host.name}.`;
  }
  if (purpose === "interview") yield "For an interview.";
  if (purpose === "contractor") yield "A contractor.";
  if (about !== undefined) yield `In their words: ${plainWords(about, LONGEST_ABOUT)}`;
  if (place !== undefined) yield `At ${place}.`;
}

const LONGEST_ABOUT = 400;

const ON_MY_WAY: Choice = { answer: "on-my-way", label: "On my way" };
const CHOICES: readonly Choice[] = [
  ON_MY_WAY,
  { answer: "wait", label: "Ask them to wait" },
  { answer: "colleague", label: "Send a colleague" },
  { answer: "not-expected", label: "Not expecting them" },
];
// Whoever looks after the front desk has nobody to pass it on to who expects somebody or doesn't.
const FRONT_DESK_CHOICES = CHOICES.filter(({ answer }) => answer !== "not-expected");
