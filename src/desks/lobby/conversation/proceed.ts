import { unreachable } from "../../../base/unreachable.ts";
import { ask, callTool, type Step, type Talk } from "./talk.ts";

/** What is offered where a purpose is asked for. */
export const PURPOSE_CHOICES = ["a meeting", "an interview", "something else"] as const;
export const PARTY_CHOICES = ["one at a time", "all together"] as const;

const FRONT_DESK = "front-desk";

/** The next step for what the visitor wants: a tool where enough is known, else the one question that is missing. */
export function proceed(talk: Talk): Step {
  const { wish } = talk;
  const settled = { ...talk, proposal: null };
  if (wish.hostWords !== null) return lookUp(settled);
  switch (wish.errand) {
    case "leave":
      return wish.visitor === null
        ? ask(settled, "What name did you come in with?", { about: "leaving-name" }, "name")
        : callTool(settled, "check_out", { visitor: wish.visitor });
    case "forgot":
      return proceedForgotten(settled);
    case "message":
      return proceedMessage(settled);
    case "visit":
      return proceedVisit(settled);
    default:
      return unreachable(wish.errand);
  }
}

/** Looks for the host by what was said of them; the visitor's own name may tell which of several expects them. */
function lookUp(talk: Talk): Step {
  const { hostWords, spelled, department, visitor } = talk.wish;
  const wish = {
    ...talk.wish,
    heardName: hostWords,
    hostWords: null,
    spelled: null,
    department: null,
  };
  return callTool({ ...talk, wish }, "lookup_employee", {
    name: hostWords,
    spelled,
    department,
    visitor,
  });
}

function proceedForgotten(talk: Talk): Step {
  const { visitor, company, meetingAt } = talk.wish;
  if (visitor === null && company === null) {
    const text =
      "No problem, I'll look for your meeting. What's your name, and which company are you with?";
    return ask(talk, text, { about: "forgot-name" }, "name");
  }
  return callTool(talk, "search_meetings", { visitor, company, when: meetingAt });
}

function proceedMessage(talk: Talk): Step {
  const { host, message, visitor } = talk.wish;
  if (host === null) return askHost(talk, "Who is the message for?");
  if (message === null) return ask(talk, "What shall I tell them?", { about: "message" }, "open");
  if (visitor === null)
    return ask(talk, "And who shall I say it's from?", { about: "visitor" }, "name");
  return callTool(talk, "take_message", { host: host.host, visitor, message });
}

function proceedVisit(talk: Talk): Step {
  const { wish } = talk;
  const { host, purpose, visitor, company, about, party, partySize, isForFrontDesk } = wish;
  if (host === null && !isForFrontDesk) {
    return askHost(talk, purpose === "delivery" ? "Who is it for?" : "Who are you here to see?");
  }
  if (party === "several") {
    const text = "Shall I check you in one at a time, or all of you with one name?";
    return ask(talk, text, { about: "party" }, { kind: "choice", options: PARTY_CHOICES });
  }
  if (party === "together" && partySize === null)
    return ask(talk, "How many of you are there?", { about: "how-many" }, "open");
  const known = {
    host: isForFrontDesk ? FRONT_DESK : (host?.host ?? null),
    visitor,
    company,
    purpose,
    about,
    party: party === "together" ? String(partySize ?? 1) : null,
  };
  if (purpose === "delivery") return callTool(talk, "notify_host", known);
  // It says that it needs a name, in the same words for every brain.
  if (visitor === null) return callTool(talk, "notify_host", known);
  if (wish.visitorHeard === "doubtful") {
    return askSpelling(talk, "Sorry, I'm not sure I got your name.");
  }
  if (purpose === null) {
    const text = "Is it for a meeting, an interview, or something else?";
    return ask(talk, text, { about: "purpose" }, { kind: "choice", options: PURPOSE_CHOICES });
  }
  return callTool(talk, "notify_host", known);
}

/** Asks for the visitor's name as a word and its letters: together they are heard far better than a name said once more. */
export function askSpelling(talk: Talk, lead: string): Step {
  const isOneWord = (talk.wish.visitor ?? "").split(" ").length < 2;
  if (isOneWord) {
    const text = `${lead} Could you say it again, and then spell it?`;
    return ask(talk, text, { about: "spell-visitor", part: "whole" }, "spelling");
  }
  const part = "first-name";
  const text = `${lead} Could you say your first name, and then spell it?`;
  return ask(talk, text, { about: "spell-visitor", part }, { kind: "spelling", part });
}

/** The first name was spelled; the other follows. */
export function askLastName(talk: Talk): Step {
  const part = "last-name";
  const { visitor, refusedName } = talk.wish;
  // Where the name was wrong and its first word right, its last word was wrong.
  const [first = "", ...rest] = (refusedName ?? "").toLowerCase().split(" ");
  const wrong = visitor?.toLowerCase().startsWith(`${first} `) === true ? rest.at(-1) : undefined;
  const refused = first === "" || wrong === undefined ? {} : { refused: wrong };
  const text = "Thanks. And your last name, said and spelled?";
  return ask(talk, text, { about: "spell-visitor", part }, { kind: "spelling", part, ...refused });
}

/** Asks for whom they came to see. */
export function askHost(talk: Talk, text: string): Step {
  const times = talk.asked.about === "host" ? talk.asked.times + 1 : 1;
  return ask(talk, text, { about: "host", times }, "person");
}
