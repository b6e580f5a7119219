import { wordsOf } from "../../domain/dialogue/words.ts";

/** What a receptionist can say to have done. */
export const DEEDS = [
  "booked",
  "moved",
  "cancelled",
  /** Whoever is booked has said that they come. */
  "confirmed",
  "told",
  "sent",
  "printed",
  "checked-out",
  /** Whoever was told has answered that somebody comes. */
  "coming",
] as const;

export type Deed = (typeof DEEDS)[number];

/** What a sentence says was done. */
export interface Claim {
  /** Any of these would make it true: "you're all set" may be said of a booking or of a move. */
  readonly deeds: readonly Deed[];
  /** The one that it is about; undefined where it doesn't say. */
  readonly deed: Deed | undefined;
}

/**
 * What a sentence says to have been done, in whatever words; undefined when it claims nothing: a question, an offer, a
 * condition, a denial. "We're fully booked" is about the book, and no claim.
 */
export function claimIn(sentence: string): Claim | undefined {
  const claims = sentence
    .split(/[;:,–—]|\.\s| but | and (?=i|we|you|your|it|that)/iu)
    .map((clause) => deedsIn(wordsOf(clause).join(" ")));
  const deeds = new Set(claims.flat());
  if (deeds.size === 0) return undefined;
  const [deed] = claims.find((some) => some.length > 0 && some !== ANY) ?? [];
  return { deeds: [...deeds], deed };
}

/** "You're all set" may be said of any of these; that somebody comes is no deed of ours. */
const ANY: readonly Deed[] = DEEDS.filter((deed) => deed !== "coming");
const VISIT: readonly Deed[] = ["booked", "moved"];

const CONFIRMED = /\bconfirmed\b/u;

const VERBS: readonly (readonly [pattern: RegExp, deeds: readonly Deed[]])[] = [
  [/\b(?:checked|signed) (?:you |them )?out\b/u, ["checked-out"]],
  [
    /\b(?:checked|signed) (?:you |them )?in\b|\bannounced\b|\bknows? (?:that )?youre here\b/u,
    ["told"],
  ],
  [/\bbadge (?:is |s )?(?:now )?(?:ready|coming out)\b/u, ["printed"]],
  [
    /\bon (?:her|his|their) way\b|\bcoming (?:(?:down|over|out|up) )?(?:down|over|out|up|to (?:get|meet|collect|fetch|see))\b|\b(?:be|is|are) right (?:down|over|with you|there)\b/u,
    ["coming"],
  ],
  [/\b(?:re ?scheduled|moved|shifted|pushed|brought forward|changed|switched)\b/u, ["moved"]],
  [/\b(?:cancell?ed|called off|taken (?:you )?off|removed)\b/u, ["cancelled"]],
  [
    /\b(?:booked|scheduled|reserved|pencill?ed|signed|locked|squeezed|slotted|put you (?:in|down)|got you (?:in|down)|have you (?:in|down))\b/u,
    VISIT,
  ],
  [CONFIRMED, ["confirmed", ...VISIT]],
  [/\bin the (?:book|diary|calendar|system)\b/u, VISIT],
  [/\b(?:notified|informed|alerted|told|let (?:\w+ )?know)\b/u, ["told"]],
  [/\b(?:messaged|texted|e ?mailed|sent)\b/u, ["sent", "told"]],
  [/\b(?:printed|printing)\b/u, ["printed"]],
];

/** Says that something is over and done, without saying what. */
const DONE =
  /^(?:(?:ok|okay|great|perfect|good news|alright|right|sure|yes|lovely|wonderful) )*(?:all )?(?:done|set|sorted)\b|\b(?:youre|you are|its|it is|thats|that is|everythings|everything is|were|we are|all) (?:now |all |good and )?(?:set|done|sorted|confirmed|taken care of|good to go|finali[sz]ed)\b|\bconsider it done\b|\bits official\b|\b(?:booking|reservation|appointment|cancellation) (?:is |was |has been )?(?:complete|completed|successful|made|placed|went through)\b/u;

/** "See you on Tuesday" says that there is something to come for. */
const SEE_YOU =
  /\b(?:see you|look(?:ing)? forward to seeing you|expecting you) (?:on|at|tomorrow|then|this|next|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/u;

/** Somebody did it, or it is so: what makes a participle a claim. */
const ASSERTED =
  /\b(?:i|we|ive|weve|i have|we have|youre|you are|youve|you have|its|it is|it has|thats|that is|is|are|was|were|has been|have been|been|appointment|booking|visit|slot|theyve|they have|shes|hes|now)\b/u;

const QUESTION =
  /^(?:(?:so|and|or|ok|okay|sorry|great|sure) )*(?:would|shall|should|do|does|did|can|could|may|will|is|are|was|were|have|has|what|which|when|who|whom|where|how|why)\b/u;
const CONDITION =
  /\b(?:if|once|when|after|before|until|unless|as soon as|would|could|can|might|may|let me|ill|i will|well|going to|to be|to get|want|like|need|ready|try|happy)\b/u;
const DENIAL =
  /\b(?:not|havent|hasnt|isnt|arent|wasnt|werent|didnt|couldnt|cant|cannot|never|nothing|no|yet to|nobody|unable)\b/u;
const FULL = /\b(?:fully|already|double|heavily|solidly|all) booked\b|\bbooked (?:up|out|solid)\b/u;

function deedsIn(clause: string): readonly Deed[] {
  if (QUESTION.test(clause) || DENIAL.test(clause) || FULL.test(clause)) return [];
  if (DONE.test(clause) && !CONDITION.test(clause))
    return CONFIRMED.test(clause) ? ["confirmed", ...ANY] : ANY;
  if (SEE_YOU.test(clause) && !CONDITION.test(clause.replace(SEE_YOU, ""))) return VISIT;
  const verb = VERBS.find(([pattern]) => pattern.test(clause));
  if (!verb) return [];
  // "Ready" and "to get you" within these are no conditions.
  const around = verb[1].some((deed) => deed === "coming" || deed === "printed")
    ? clause.replace(verb[0], " ")
    : clause;
  if (CONDITION.test(around)) return [];
  return ASSERTED.test(clause) || verb[0].exec(clause)?.index === 0 ? verb[1] : [];
}
