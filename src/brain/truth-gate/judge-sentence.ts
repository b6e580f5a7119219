import { claimIn, type Deed } from "./claims.ts";
import type { Evidence } from "./evidence.ts";
import { factsIn, type Facts } from "./facts.ts";

/** Whether a sentence may be said, or what is wrong with it. */
export type Judgement =
  | { readonly ok: true }
  /** It says that something was done that was not; `deed` is absent when it doesn't say what. */
  | { readonly ok: false; readonly fault: "claim"; readonly deed: Deed | undefined }
  /** It states a time, day, number or name that nobody gave. */
  | { readonly ok: false; readonly fault: "fact" };

/**
 * Holds one sentence against what is known. What the desk itself wrote is true; a claim needs a success in this call with
 * the same day, time and names; everything else that can be right or wrong must come from a tool, the caller or the desk.
 */
export function judgeSentence(sentence: string, evidence: Evidence, today: string): Judgement {
  if (evidence.written.some((text) => text.includes(sentence.trim()))) return { ok: true };
  const facts = factsIn(sentence, today);
  const claim = claimIn(sentence);
  if (claim) {
    const isTrue = isEmpty(facts)
      ? claim.deeds.some((deed) => evidence.settled.has(deed))
      : evidence.done.some(
          (one) =>
            one.deeds.some((deed) => claim.deeds.includes(deed)) && isWithin(facts, one.facts),
        );
    if (!isTrue) return { ok: false, fault: "claim", deed: claim.deed };
  }
  const isKnownOf = [...facts.names].every((name) => evidence.words.has(name));
  const known = ABOUT_APPOINTMENTS.test(sentence)
    ? evidence.facts
    : together(evidence.facts, evidence.briefing);
  return isKnownOf && isWithin(facts, known) ? { ok: true } : { ok: false, fault: "fact" };
}

// The time we open is no time that is free.
const ABOUT_APPOINTMENTS =
  /\b(?:free|available|availability|slots?|spots?|openings?|book|booked|booking|appointments?|fit|squeeze|offer|see you|i have|we have|we've got|there's|how about|does|would|could)\b/iu;

function together(some: Facts, others: Facts): Facts {
  return {
    times: new Set([...some.times, ...others.times]),
    numbers: new Set([...some.numbers, ...others.numbers]),
    weekdays: new Set([...some.weekdays, ...others.weekdays]),
    names: new Set([...some.names, ...others.names]),
  };
}

function isEmpty({ times, weekdays, numbers }: Facts): boolean {
  return times.size === 0 && weekdays.size === 0 && numbers.size === 0;
}

/** When it is and how much; names are looked at apart, for they may come from elsewhere than the deed. */
function isWithin(stated: Facts, known: Facts): boolean {
  return (
    [...stated.times].every((time) => known.times.has(time)) &&
    [...stated.weekdays].every((weekday) => known.weekdays.has(weekday)) &&
    [...stated.numbers].every((number) => isKnown(number, known))
  );
}

/** Two or three of something is how people talk; an hour or a minute of a known time is one, too. */
function isKnown(number: number, known: Facts): boolean {
  if (number <= 3 || known.numbers.has(number)) return true;
  const digits = String(number);
  return (
    [...known.times].some((time) => time.split(":").includes(digits)) ||
    isPartOfKnown(digits, known)
  );
}

/** A telephone number is said in groups of its digits; prices are kept in the smallest unit of their currency. */
function isPartOfKnown(digits: string, known: Facts): boolean {
  return [...known.numbers].some((number) => {
    const whole = String(number);
    return (
      (whole.length >= 7 && digits.length >= 2 && whole.includes(digits)) || whole === `${digits}00`
    );
  });
}
