import { readAnswer } from "../../../domain/dialogue/consent.ts";
import { letterLikeness } from "../../../domain/people/matching/letter-likeness.ts";
import type { Heard } from "./hear.ts";
import { askHost, askSpelling, proceed } from "./proceed.ts";
import { readIntroduction } from "./read-introduction.ts";
import { takeWish } from "./take-wish.ts";
import { ask, callTool, notUnderstood, wishing, type Step, type Talk } from "./talk.ts";

/**
 * The visitor's turn after a read-back; null where it is about something else. Only a clear yes right after it tells anybody; a yes
 * after something else has it read again, and a changed detail makes a new proposal.
 */
export function hearReadBack(talk: Talk, heard: Heard): Step | null {
  const { proposal } = talk;
  if (proposal === null) return null;
  const answer = readAnswer(heard.text, proposal.text);
  if (answer === "yes") {
    return proposal.heard
      ? callTool(talk, "confirm_proposal", { proposal: proposal.id })
      : proceed(talk);
  }
  if (answer === "backchannel") return notUnderstood(talk);
  const isRefused = answer === "no" || heard.opensWithNo;
  const { visitor, visitorHeard, refusedName: before } = talk.wish;
  // Letters that come out wrong once may do so again: only a name that was said tells which of its words was right.
  const refusedName = isRefused ? (visitorHeard === "spelled" ? null : visitor) : before;
  const open = wishing({ ...talk, proposal: null }, { refusedName });
  if (answer === "no") return askWhatToChange(open);
  if (heard.command !== null && heard.command !== "hello") return null;
  return change(open, heard) ?? (heard.opensWithNo ? askWhatToChange(open) : null);
}

function askWhatToChange(talk: Talk): Step {
  return talk.wish.errand === "leave"
    ? askSpelling(talk, "Sorry.")
    : ask(talk, "Sorry. What should I change?", { about: "change" }, "open");
}

/** A detail that is said anew ("no, it's Tim", "for Sarah Miller"), or only named ("the name"); null where it is neither. */
export function change(talk: Talk, heard: Heard): Step | null {
  const { introduction, errand, words } = heard;
  const said = words.join(" ");
  if (
    introduction.hostWords !== undefined ||
    introduction.visitor !== undefined ||
    introduction.company !== undefined ||
    errand.purpose !== null ||
    errand.party !== null
  ) {
    // The name that was just refused is what the ears make of it, however often it is said.
    if (introduction.visitor !== undefined && introduction.visitor === talk.wish.visitor)
      return askSpelling(takeWish(talk, heard), "Sorry about your name.");
    return proceed(takeWish(talk, heard));
  }
  if (/\b(?:company|firm)\b/u.test(said))
    return ask(
      wishing(talk, { company: null, visitor: null }),
      "What's your name, and which company are you with?",
      { about: "visitor" },
      "name",
    );
  if (
    /\b(?:host|person|who|whom|somebody else|someone else|wrong person|not (?:her|him|them))\b/u.test(
      said,
    )
  )
    return askHost(wishing(talk, { host: null }), "Who are you here to see?");
  if (/\b(?:purpose|meeting|reason)\b/u.test(said))
    return proceed(wishing(talk, { purpose: null }));
  if (/\bmessage\b/u.test(said)) return proceed(wishing(talk, { message: null }));
  if (/\bname\b/u.test(said)) return askSpelling(talk, "Sorry about your name.");
  return changeByName(talk, heard);
}

/** A bare name is the visitor's where it is like the one that was read back, and else the host's. */
function changeByName(talk: Talk, { text }: Heard): Step | null {
  const { visitor: bare } = readIntroduction(text.replace(/^no,? /iu, ""), {
    asked: "visitor",
    isKnown: () => true,
  });
  if (bare === undefined || talk.asked.about !== "change") return null;
  const { visitor } = talk.wish;
  const isOwn = visitor !== null && visitor.split(" ").some((word) => isLike(word, bare));
  return isOwn
    ? proceed(wishing(talk, { visitor: bare, visitorHeard: "clear" }))
    : proceed(wishing(talk, { host: null, isForFrontDesk: false, hostWords: bare }));
}

function isLike(word: string, name: string): boolean {
  return name
    .toLowerCase()
    .split(" ")
    .some((other) => letterLikeness(word.toLowerCase(), other) >= 0.6);
}
