import { placesOf, readCue } from "./cue.ts";
import { wordsOf } from "./words.ts";

/** What a desk does about words that can't wait, whatever brain it has. Plain data: a call's log replays with it. */
export interface EmergencyRule {
  /** Words that can't wait, as `cue.ts` reads them: `chest pain|pains`. */
  readonly cues: readonly string[];
  /** Said at once, before anything else is, where nobody can be put through to. */
  readonly sentence: string;
  /** Said when nobody could be reached, and again when the caller falls silent. */
  readonly again: string;
  /** Who the caller is put through to, and what is said instead then; absent when nobody can take the call. */
  readonly transfer?: { readonly to: string; readonly whisper: string; readonly sentence: string };
}

/**
 * Whether an utterance says that somebody needs help now. It errs on the side of help: only what is plainly denied ("no
 * chest pain", "I don't have chest pain") or plainly long ago ("a heart attack two years ago") is left alone, and nothing
 * that is also said to be so now.
 */
export function saysUrgent(text: string, cues: readonly string[]): boolean {
  const read = cues.map(readCue);
  const now = wordsOf(text).some((word) => NOW.has(word));
  return text.split(CLAUSE_ENDS).some((clause) => {
    const words = wordsOf(clause.replaceAll(HARMLESS, " "));
    const places = [...new Set(read.flatMap((cue) => placesOf(cue, words)))];
    if (places.length === 0) return false;
    if (isLongAgo(words) && !now) return false;
    return NEVER_SO.test(words.join(" ")) || places.some((at) => !isDenied(words, at));
  });
}

/** "No", "not", "without", "don't have any" and their like just before the words at `at`, or before an "or" that leads to them. */
function isDenied(words: readonly string[], at: number): boolean {
  const before = words.slice(0, at).join(" ");
  return DENIAL.test(before) || DENIED_LIST.test(before);
}

const DENIALS =
  "no|not|never|without|havent|hasnt|isnt|wasnt|nor|" +
  "(?:dont|doesnt|didnt|do not|does not|did not|havent|hasnt|have not|has not|wont) (?:have|had|feel|got|get|having|need)";
const FILLERS =
  "(?: (?:any|a|an|the|my|got|had|having|been|really|actually|more|such|severe|new|kind|of|like))*";
const DENIAL = new RegExp(`\\b(?:${DENIALS})${FILLERS}$`, "u");
// "No chest pain or trouble breathing": what follows an "or" is denied with what stands before it.
const DENIED_LIST = new RegExp(
  `\\b(?:${DENIALS})\\b(?: (?!or\\b|nor\\b)\\w+){1,5} (?:or|nor)${FILLERS}$`,
  "u",
);

function isLongAgo(words: readonly string[]): boolean {
  return LONG_AGO.test(words.join(" "));
}

const LONG_AGO = new RegExp(
  [
    "\\b(?:history of|years? ago|months? ago|last (?:year|month|spring|summer|autumn|fall|winter)|in (?:19|20)\\d\\d)\\b",
    "\\b(?:since|after) (?:my|his|her|the|their|our|a)\\b",
    "\\b(?:when i was|as a (?:child|kid)|survivor|rehab)\\b",
  ].join("|"),
  "u",
);

// "Again" may be said of the visit; to be wrong about that costs a transfer.
const NOW: ReadonlySet<string> = new Set(
  "now again currently still back having happening".split(" "),
);

const CLAUSE_ENDS = /[.!?;]+|,\s*|\bbut\b/iu;

// "I've never had chest pain like this" says that it is there now.
const NEVER_SO =
  /\bnever\b.*\b(?:before|like (?:this|that)|(?:so|this|that) (?:bad|badly|much))\b/u;

// "Can I change my emergency contact?", "I'm dying to see her".
const HARMLESS =
  /\bemergency (?:contacts?|numbers?|lines?|rooms?|department|appointments?|visits?|slots?)\b|\bdying (?:to|for)\b/giu;
