import { wordsOf } from "../../../domain/dialogue/words.ts";
import type { Purpose } from "../../../domain/visits/purpose.ts";

/** What a visitor says they came for, as far as words tell. */
export interface ErrandSaid {
  readonly isLeaving: boolean;
  /** They won't stay: who waits is signed out, and with anybody else the conversation ends. */
  readonly givesUp: boolean;
  readonly isMessage: boolean;
  /** They don't remember whom they are to see. */
  readonly hasForgotten: boolean;
  /** They came to see nobody in particular. */
  readonly isForNobody: boolean;
  readonly hasQuestion: boolean;
  /** They want another language than ours. */
  readonly wantsOtherLanguage: boolean;
  /** Somebody is lost, or has lost a child or a parent. */
  readonly needsHelp: boolean;
  readonly asksForBadge: boolean;
  readonly purpose: Purpose | null;
  /** What they are here to do, in their own words: "here to fix the elevator". */
  readonly about: string | null;
  /** How many they are: null where nothing was said of it, 0 where they are several. */
  readonly party: number | null;
}

/** Reads it from one sentence. */
export function readErrand(text: string): ErrandSaid {
  const said = wordsOf(text).join(" ");
  const about = ABOUT.exec(said)?.[0] ?? null;
  return {
    isLeaving: LEAVING.test(said),
    givesUp: GIVES_UP.test(said),
    isMessage: MESSAGE.test(said),
    hasForgotten: FORGOTTEN.test(said),
    isForNobody: NOBODY.test(said),
    hasQuestion: QUESTION.test(said),
    wantsOtherLanguage: OTHER_LANGUAGE.test(said),
    needsHelp: LOST.test(said),
    asksForBadge: BADGE.test(said),
    purpose: PURPOSE_WORDS.find(([, pattern]) => pattern.test(said))?.[0] ?? null,
    about,
    party: readParty(said),
  };
}

const LOST =
  /\b(?:im|i am|were|we are|im totally) lost$|\b(?:lost|find|seen|wheres|where is) (?:my|our) (?:mom|mommy|mum|mummy|mama|mother|dad|daddy|papa|father|parents|grandma|grandpa|child|kid|baby|son|daughter)\b|^(?:please )?(?:can you |somebody )?help me(?: please)?$/u;
const LEAVING =
  /\b(?:im|i am|were|we are) (?:now |just )?(?:leaving|heading out|on my way out|going home|off home)\b|\b(?:check|checking|sign|signing) (?:me |us |myself )?out\b|^check ?out\b|\bim going(?: now)?$/u;
const GIVES_UP =
  /\b(?:cant|cannot|wont|not going to|dont want to) (?:wait|stay)(?: here)?(?: (?:any|much|that|so|this) ?(?:longer|more|long)\b|$)|\b(?:have|need|got|going) to (?:go|leave|run)(?: now)?$/u;
const MESSAGE =
  /^tell (?!me\b)\p{L}+(?: \p{L}+)? (?:that )?(?:i|im|id|ill|we|were|well)\b|\b(?:leave|take|pass on|give) (?:\w+ )?(?:a|the|my) message\b|^(?:a )?message\b|\b(?:can|could|would|please) (?:you )?tell (?!me\b)\w+(?: \w+)? (?:that|i|im|id|to)\b/u;
const FORGOTTEN =
  /\b(?:dont|do not|cant|cannot|didnt|doesnt) (?:really |actually )?(?:remember|recall|know|have)(?: |$)(?:who|whom|his|her|their|the name|the persons|a name|which|with who|anyone|$)|\bforgot(?:ten)?\b|\b(?:not|im not) sure (?:who|whom|which person)\b|\bno idea\b|\bi dont (?:know|remember)$/u;
const NOBODY =
  /\b(?:see|meet|speak to|talk to) (?:(?:the|your|a) )?(?:manager|boss|owner|director|ceo|president|somebody|someone|anyone|anybody)\b|\b(?:nobody|no one|noone)\b(?! else)|\b(?:dont|do not) have an? (?:appointment|meeting)\b|\b(?:somebody|someone) (?:from|in) (?:hr|human resources|management)\b|\bno appointment\b|\bwalk ?in\b|\bjust (?:the company|the office|anyone|anybody|for acme)\b|^(?:the )?(?:company|office|anyone|anybody|whoever)$|\bno(?:body|t anyone)? in particular\b/u;
const QUESTION =
  /\b(?:have|got|just) (?:a|one|some) (?:quick )?questions?\b|\bask (?:you )?(?:something|a question)\b/u;
const OTHER_LANGUAGE =
  /^(?:hola|buen[oa]s (?:dias|días|tardes|noches)|bonjour|bonsoir|guten (?:tag|morgen|abend)|ciao|buongiorno|bom dia|boa tarde|namaste|vanakkam)\b|\b(?:hablo|habla|hablas|hablan|espanol|español|parlez|parle|francais|français|sprechen|spreche|deutsch|parla|italiano|fala|falo|portugues|português|nihongo|hindi|tamil)\b|\b(?:in|speak|speaks) (?:spanish|french|german|italian|portuguese|chinese|mandarin|japanese|korean|arabic|russian|polish|hindi|tamil)\b|\b(?:no|not|dont speak|not speak|little) english\b/u;
const BADGE =
  /\bbadge\b.*\b(?:not|hasnt|didnt|isnt|wont|no|lost|again|where|come|print)\b|\b(?:no|print|reprint|lost|wheres|where|another|new|missing|need|didnt get|dont have) (?:is )?(?:\w+ )?(?:a |my |the )?badge\b/u;

const PURPOSE_WORDS: readonly (readonly [Purpose, RegExp])[] = [
  [
    "delivery",
    /\b(?:deliver|delivers|delivery|deliveries|delivering|package|packages|parcel|parcels|courier|fedex|ups|dhl|usps|amazon|doordash|uber eats|flowers|pizza|drop(?:ping)? (?:\w+ ){0,3}off|(?:a|the|an) (?:letter|envelope|box) for|something for)\b/u,
  ],
  ["interview", /\binterview(?:ing|s|ed)?\b/u],
  [
    "contractor",
    /\b(?:contractor|electrician|plumber|technician|engineer to|maintenance|repair|repairs|repairing|fix|fixing|install|installing|inspect|inspection|inspecting|servicing|cleaner|cleaners|cleaning|construction|painter|painting|elevator|plumbing|wiring|hvac)\b/u,
  ],
  [
    "meeting",
    /\b(?:meeting|appointment|meet|lunch|coffee|catch up|call|demo|presentation|workshop)\b/u,
  ],
];

const ABOUT =
  /\bhere (?:to|for the) (?:fix|repair|install|inspect|service|clean|check|paint|replace|look at|work on|do|maintain|measure|set up|test)\b.{0,100}/u;

const NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

const COUNTED =
  /\b(?:the )?(\w+) of us\b|\b(?:there are|theres|we are|were|group of|party of|a team of) (\w+)(?: (?:of us|people|persons|visitors|guests))?\b/gu;

function readParty(said: string): number | null {
  const sizes = [...said.matchAll(COUNTED)].map(([, one, other]) => numberOf(one ?? other ?? ""));
  const size = Math.max(-1, ...sizes);
  if (size > 1) return size;
  return /\b(?:a (?:group|few|couple|team|bunch)(?: of us)?|several of us|both of us|my (?:colleagues?|team|friends?|boss|coworkers?) and i|me and my|with my (?:colleagues?|team|coworkers?|boss)|all of us)\b/u.test(
    said,
  )
    ? /\b(?:couple|both of us|my (?:colleague|boss|friend|coworker) and i|with my (?:colleague|boss|coworker)|me and my (?:colleague|boss|friend|coworker))\b/u.test(
        said,
      )
      ? 2
      : 0
    : null;
}

/** How many people words or digits say; 0 where they say none. */
export function readCount(text: string): number {
  return Math.max(0, ...wordsOf(text).map(numberOf));
}

function numberOf(word: string): number {
  if (/^\d{1,3}$/u.test(word)) return Number(word);
  return NUMBERS.indexOf(word);
}
