import type { CallerSaid } from "../../../domain/dialogue/transcript.ts";
import { understand, type Understanding } from "../../../domain/dialogue/understand.ts";
import { hearAnswer } from "./hear-answer.ts";
import { hearCommand } from "./hear-command.ts";
import { hearReadBack } from "./hear-read-back.ts";
import { proceed } from "./proceed.ts";
import { readErrand, type ErrandSaid } from "./read-errand.ts";
import { readIntroduction, type Introduction } from "./read-introduction.ts";
import { takeWish } from "./take-wish.ts";
import {
  ask,
  callPerson,
  callTool,
  notUnderstood,
  wishing,
  type Setting,
  type Step,
  type Talk,
} from "./talk.ts";

/** One utterance, read in every way that may matter. */
export interface Heard extends Understanding {
  readonly errand: ErrandSaid;
  readonly introduction: Introduction;
  /** Whether a name in it may have been misheard. */
  readonly isDoubtful: boolean;
}

/** Less than this, and a visitor is asked to spell their name. */
const SURE_OF_NAMES = 0.65;

/** What the visitor said, and what to do about it. */
export function hear(talk: Talk, said: CallerSaid, setting: Setting): Step {
  const heard = readUtterance(talk, said, setting);
  const { errand } = heard;
  if (errand.needsHelp) return callPerson(talk, "somebody who needs help");
  if (errand.wantsOtherLanguage) return callPerson(talk, "a visitor who speaks another language");
  // While words are taken down, only a wish for a person or to begin anew is anything else.
  if (isDictated(talk) && heard.command !== "person" && heard.command !== "start-over")
    return hearAnswer(talk, heard, setting) ?? notUnderstood(talk);
  const question = hearQuestion(talk, heard);
  if (question !== null) return question;
  const consent = hearReadBack(talk, heard);
  if (consent !== null) return consent;
  const command = hearCommand(talk, heard);
  if (command !== null) return command;
  const begun = hearErrand(talk, heard);
  if (begun !== null) return begun;
  return hearAnswer(talk, heard, setting) ?? hearUnasked(talk, heard);
}

function readUtterance(talk: Talk, { text, confidence }: CallerSaid, setting: Setting): Heard {
  const { phrasebook, nowLocal } = setting;
  const { asked, expects } = talk;
  const wantsName = NAMED.has(asked.about);
  const wantsHost =
    asked.about === "host" || asked.about === "which-host" || asked.about === "spell-host";
  return {
    ...understand(text, { phrasebook, expects: expects.kind, nowLocal }),
    errand: readErrand(text),
    introduction: readIntroduction(text, {
      asked: wantsName ? "visitor" : wantsHost ? "host" : "other",
      isKnown: (name) => phrasebook.names.given.includes(name),
    }),
    isDoubtful: confidence < SURE_OF_NAMES,
  };
}

const NAMED: ReadonlySet<string> = new Set(["visitor", "leaving-name", "forgot-name"]);

function isDictated({ asked }: Talk): boolean {
  return asked.about === "message" || asked.about === "about";
}

/** A question about the building; while a name is asked for, only what begins as a question is one. */
function hearQuestion(talk: Talk, { topic, words, text, errand }: Heard): Step | null {
  if (topic === null || errand.isMessage) return null;
  const asksName = NAMED.has(talk.asked.about) || talk.asked.about.startsWith("spell");
  if (asksName && !QUESTION_WORDS.has(words[0] ?? "")) return null;
  return callTool(talk, "get_faq", { question: text });
}

const QUESTION_WORDS = new Set(
  "where wheres what whats is are can could do does how when which".split(" "),
);

/** What they came for, where it is said anew: it may begin something else than what is under way. */
function hearErrand(talk: Talk, heard: Heard): Step | null {
  const { errand, introduction } = heard;
  if (errand.givesUp && !talk.isWaiting) return callTool(talk, "end_call", {});
  if (errand.isLeaving || errand.givesUp) {
    const { visitor = null } = introduction;
    return proceed(wishing(talk, { errand: "leave", visitor: visitor ?? talk.wish.visitor }));
  }
  if (errand.asksForBadge) return callTool(talk, "print_badge", {});
  const isOffered = talk.asked.about === "away" || talk.asked.about === "message";
  if (errand.isMessage && !isOffered) return proceed(takeMessageIn(talk, heard));
  if (errand.hasForgotten && talk.wish.errand === "forgot")
    return ask(
      talk,
      "That's all right. Shall I get somebody from the front desk for you?",
      { about: "person-offered" },
      "yes-no",
    );
  const bringsFor = talk.wish.purpose === "delivery" || errand.purpose === "delivery";
  if (errand.hasForgotten && bringsFor && talk.wish.host === null)
    return proceed(wishing(talk, { purpose: "delivery", isForFrontDesk: true }));
  if (errand.hasForgotten && talk.wish.host === null)
    return proceed(
      takeWish(wishing(talk, { errand: "forgot" }), {
        ...heard,
        introduction: withoutHost(introduction),
      }),
    );
  if (errand.isForNobody && talk.wish.host === null) {
    const wish = takeWish(talk, { ...heard, introduction: withoutHost(introduction) });
    if (wish.wish.purpose === "delivery") return proceed(wishing(wish, { isForFrontDesk: true }));
    return ask(
      wish,
      "Shall I get somebody from the front desk for you?",
      { about: "person-offered" },
      "yes-no",
    );
  }
  if (errand.hasQuestion && introduction.hostWords === undefined)
    return ask(talk, "Of course. What would you like to know?", { about: "question" }, "open");
  return null;
}

/** "Can you tell Priya that I'm running late" holds whom it is for and the words. */
function takeMessageIn(talk: Talk, heard: Heard): Talk {
  const begun = wishing(talk, { errand: "message" });
  const { who, words } = TELL.exec(heard.text)?.groups ?? {};
  const { told } = talk;
  if (who === undefined || words === undefined) {
    const wish = takeWish(begun, heard);
    return wish.wish.hostWords === null && told !== null ? wishing(wish, { host: told }) : wish;
  }
  if (told !== null && /^(?:her|him|them)$/iu.test(who))
    return wishing(begun, { host: told, message: words.trim() });
  return wishing(begun, { hostWords: who.toLowerCase(), host: null, message: words.trim() });
}

const TELL =
  /\btell (?<who>[\p{L}'’ -]{2,40}?) (?:that )?(?<words>(?:i|i['’]?m|i['’]?d|i['’]?ll|we|we['’]?re|my|the)\b.*)$/iu;

function withoutHost({ visitor, company }: Introduction): Introduction {
  return { ...(visitor !== undefined && { visitor }), ...(company !== undefined && { company }) };
}

/** Something that answers no question may still say whom they came to see. */
function hearUnasked(talk: Talk, heard: Heard): Step {
  const { introduction, errand } = heard;
  const saysMore =
    introduction.hostWords !== undefined ||
    introduction.visitor !== undefined ||
    errand.party !== null ||
    (errand.purpose !== null && talk.asked.about !== "wait");
  if (!saysMore) return notUnderstood(talk);
  return proceed(takeWish(talk, heard));
}
