import { unreachable } from "../../../base/unreachable.ts";
import { pickOption } from "../../../domain/dialogue/choice.ts";
import { readSpelling } from "../../../domain/dialogue/spelling.ts";
import { wordsOf } from "../../../domain/dialogue/words.ts";
import { isDepartment } from "../../../domain/people/matching/department-fit.ts";
import type { Heard } from "./hear.ts";
import { change } from "./hear-read-back.ts";
import { chosen, goOn } from "./learn.ts";
import { askHost, askLastName, proceed } from "./proceed.ts";
import { readCompany } from "./read-company.ts";
import { readCount } from "./read-errand.ts";
import { spelledName } from "./spelled-name.ts";
import { takeWish } from "./take-wish.ts";
import {
  ask,
  callPerson,
  callTool,
  notUnderstood,
  wishing,
  type Asked,
  type HostRef,
  type Setting,
  type Step,
  type Talk,
} from "./talk.ts";

/** What the visitor said, as an answer to what was asked; null where it is none. */
export function hearAnswer(talk: Talk, heard: Heard, setting: Setting): Step | null {
  const { asked } = talk;
  const { answer, introduction, text, words } = heard;
  switch (asked.about) {
    case "host":
      if (answer !== "other") return null;
      if (isDepartmentOnly(introduction.hostWords, setting.departments))
        return askHost(talk, "And who is it you're here to see?");
      return introduction.hostWords === undefined &&
        introduction.visitor === undefined &&
        heard.errand.purpose === null
        ? null
        : proceed(takeWish(talk, heard));
    case "spell-host":
      if (answer === "yes") return ask(talk, "Please go ahead.", asked, "spelling");
      if (answer === "no") return askHost(talk, "All right. Who are you here to see?");
      return proceed(wishing(talk, spelledHost(talk, heard)));
    case "which-host":
      return chooseHost(talk, asked.hosts, heard, setting);
    case "confirm-host":
      return confirmHost(talk, asked.host, heard);
    case "away":
      return answerAway(talk, asked, heard);
    case "visitor":
    case "forgot-name":
    case "leaving-name":
      return introduction.visitor === undefined && introduction.company === undefined
        ? null
        : proceed(takeWish(talk, { ...heard, introduction: ownOnly(heard) }));
    case "spell-visitor":
      return answerSpelling(talk, asked, text);
    case "purpose":
      return answerPurpose(talk, heard);
    case "about":
      return proceed(wishing(talk, { about: answer === "no" ? null : text.trim() }));
    case "party":
      return answerParty(talk, heard);
    case "how-many": {
      const count = readCount(text);
      return count === 0 ? null : proceed(wishing(talk, { partySize: count }));
    }
    case "message":
      return proceed(wishing(talk, { message: text.trim() }));
    case "forgot-more": {
      const { company = talk.wish.company ?? text.trim() } = introduction;
      return proceed(wishing(talk, { company, meetingAt: heard.when }));
    }
    case "change":
      if (answer === "no") return proceed(talk);
      return change(talk, heard);
    case "retry":
      if (answer === "yes") return proceed(talk);
      return answer === "no" ? callPerson(talk, "something went wrong") : null;
    case "person-offered":
      if (answer === "yes") return callPerson(talk, "asked for a person");
      return answer === "no" ? goOn(talk, "All right.") : null;
    case "question":
      return callTool(talk, "get_faq", { question: text });
    case "wait":
      return answerWhileWaiting(talk, heard);
    case "anything-else":
      if (answer === "no") return callTool(talk, "end_call", {});
      return answer === "yes"
        ? ask(talk, "What can I do for you?", { about: "nothing" }, "open")
        : null;
    case "nothing":
      return words.length === 0 ? notUnderstood(talk) : null;
    default:
      return unreachable(asked);
  }
}

/** A visitor who says who they are says nothing of a host. */
function ownOnly({ introduction: { visitor, company } }: Heard): Heard["introduction"] {
  return { ...(visitor !== undefined && { visitor }), ...(company !== undefined && { company }) };
}

/** A name of several words is spelled in two parts, unless the last one came first. */
function answerSpelling(
  talk: Talk,
  { part }: Extract<Asked, { about: "spell-visitor" }>,
  text: string,
): Step | null {
  const spelled = spelledName(talk.wish.visitor, text, part);
  if (spelled === null) return null;
  const { name: visitor, at } = spelled;
  const known = wishing(talk, { visitor, visitorHeard: "spelled" });
  return part === "first-name" && at === 0 ? askLastName(known) : proceed(known);
}

/** The name that was not found, with what was spelled of it; a name said once more counts as well. */
function spelledHost(talk: Talk, { text, introduction }: Heard): Partial<Talk["wish"]> {
  const { heardName } = talk.wish;
  const isSpelled = readSpelling(text) !== null || /\bdouble\b|\bas in\b/iu.test(text);
  return isSpelled
    ? { hostWords: heardName ?? text, spelled: text }
    : { hostWords: introduction.hostWords ?? text };
}

function chooseHost(
  talk: Talk,
  hosts: readonly HostRef[],
  { answer, words, text, introduction, opensWithNo }: Heard,
  setting: Setting,
): Step | null {
  if (answer === "no" || /\bneither|none of (?:them|those)\b/iu.test(text))
    return askHost(talk, "Sorry. What's the full name of the person you're here to see?");
  const said = introduction.hostWords ?? words.join(" ");
  const department = departmentIn(said, setting.departments);
  if (department !== undefined) {
    const hostWords = talk.wish.heardName ?? said;
    return proceed(wishing(talk, { hostWords, department, isToldApart: true }));
  }
  const options = hosts.map((host) => ({ words: `${host.name} ${host.site ?? ""}`, host }));
  const picked = pickOption(options, {
    words,
    time: null,
    date: null,
    person: null,
    agrees: false,
  });
  const found = options.find((option) => option === picked);
  if (found !== undefined) return chosen(talk, found.host);
  if (opensWithNo) return proceed(wishing(talk, { hostWords: said }));
  // "Chen" completes the Sarah that was asked for.
  const before = talk.wish.heardName ?? "";
  const isRest = said.split(" ").length === 1 && before.split(" ").length === 1 && said !== before;
  return proceed(wishing(talk, { hostWords: isRest ? `${before} ${said}`.trim() : said }));
}

const BEFORE_DEPARTMENT =
  /^(?:(?:the|a|one|person|someone|somebody|anyone|in|from|at|of|with|who|works|its|it|is|that|yes|um|uh|oh|ok|okay|please|team|department) )+/u;

/** "Somebody in sales" names no one. */
function isDepartmentOnly(said: string | undefined, departments: readonly string[]): boolean {
  const bare = said?.replace(BEFORE_DEPARTMENT, "").replace(/ (?:team|department)$/u, "") ?? "";
  return departments.some((department) => department.toLowerCase() === bare);
}

function departmentIn(said: string, departments: readonly string[]): string | undefined {
  const place = /\b(?:in|from|at|of|with) (?:the )?(?<where>[\w ]+)$/u.exec(said)?.groups?.[
    "where"
  ];
  const bare = said.replace(BEFORE_DEPARTMENT, "").replace(/ (?:please|team|department|one)$/u, "");
  return departments.find(
    (department) =>
      (place !== undefined && isDepartment(place, department)) || isDepartment(bare, department),
  );
}

function confirmHost(talk: Talk, host: HostRef, heard: Heard): Step | null {
  const { answer, opensWithYes, opensWithNo, introduction } = heard;
  if (answer === "yes") return proceed(wishing(talk, { host }));
  if (answer === "no") return askHost(talk, "Sorry about that. Who are you here to see?");
  if (isSaidAgain(host.name, heard.words)) return proceed(wishing(talk, { host }));
  if (opensWithYes)
    return proceed(takeWish(wishing(talk, { host }), { ...heard, introduction: ownOnly(heard) }));
  if (introduction.hostWords !== undefined) return proceed(takeWish(talk, heard));
  if (opensWithNo) {
    const words = heard.words
      .slice(1)
      .join(" ")
      .replace(/^(?:its|it is|i said|i meant|i mean) /u, "");
    return words === "" ? null : proceed(wishing(talk, { hostWords: words }));
  }
  // "My name is Tom" agrees to nothing: it is kept, and the question asked again.
  return introduction.visitor === undefined
    ? null
    : ask(takeWish(talk, heard), talk.question, talk.asked, "yes-no");
}

/** "Fatima Al-Sayed?" "Fatima, please." */
function isSaidAgain(name: string, words: readonly string[]): boolean {
  const named = new Set(wordsOf(name));
  const said = words.filter((word) => !["yes", "please", "thats", "right"].includes(word));
  return said.length > 0 && said.every((word) => named.has(word));
}

function answerAway(
  talk: Talk,
  { host, instead }: Extract<Asked, { about: "away" }>,
  heard: Heard,
): Step | null {
  const { answer, words } = heard;
  if (words.includes("message") || (instead === null && answer === "yes"))
    return proceed(wishing(talk, { errand: "message", host }));
  const [given = ""] = instead?.name.toLowerCase().split(" ") ?? [];
  const takes = answer === "yes" || words.includes(given) || words.includes("instead");
  if (instead !== null && takes) return proceed(wishing(talk, { host: instead }));
  return answer === "no" ? goOn({ ...talk, proposal: null }, "All right.") : null;
}

function answerPurpose(talk: Talk, heard: Heard): Step {
  const { errand, answer, text, words } = heard;
  if (errand.purpose !== null) return proceed(takeWish(talk, heard));
  const company = talk.wish.company === null ? readCompany(text) : null;
  if (company !== null) return proceed(wishing(talk, { company }));
  const isPlain =
    answer !== "other" ||
    /^(?:something|its something|for something)? ?(?:else|other|personal|private)$/u.test(
      words.join(" "),
    );
  const about = isPlain ? null : text.replace(ABOUT_LEAD, "").trim();
  return proceed(wishing(talk, { purpose: answer === "yes" ? "meeting" : "other", about }));
}

/** "It's something about the contract" is about the contract. */
const ABOUT_LEAD =
  /^(?:(?:it['’]?s|it is|i['’]?m here|just|for|something|to (?:talk|speak|discuss|ask)|about|regarding) )+/iu;

function answerParty(talk: Talk, { words, answer, errand }: Heard): Step | null {
  const said = words.join(" ");
  const size = errand.party !== null && errand.party > 0 ? errand.party : talk.wish.partySize;
  if (/\b(?:one (?:at a time|by one|after)|separate(?:ly)?|each|individual(?:ly)?)\b/u.test(said))
    return proceed(wishing(talk, { party: "one", partySize: null }));
  if (
    answer === "yes" ||
    /\b(?:all|together|one name|everyone|everybody|group|my name|us|both)\b/u.test(said)
  )
    return proceed(wishing(talk, { party: "together", partySize: size }));
  return null;
}

/** Nobody who waits is told that they weren't understood: the lobby around them talks too. */
function answerWhileWaiting(talk: Talk, { introduction, words }: Heard): Step | null {
  if (introduction.hostWords !== undefined && words.length > 2) return null;
  const text =
    "I'll tell you as soon as I hear something. If you need somebody, just say a person, please.";
  return ask(talk, text, { about: "wait" }, "wait");
}
