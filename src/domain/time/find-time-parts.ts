import { isHour, isJoinedClock } from "./bare-hour.ts";
import { clockRules } from "./clock-rules.ts";
import type { DayPart } from "./half-day.ts";
import { blank } from "./mask.ts";
import { clockSaid, type ClockSaid, type TimePart } from "./time-part.ts";
import { matchesOf } from "./pattern.ts";

/** Every time of day in the normal words, in their order, and the words with those places blanked by `@`. */
export function findTimeParts(
  text: string,
  answer: boolean,
): { readonly parts: TimePart[]; readonly rest: string } {
  const parts: TimePart[] = [];
  let rest = text;
  const take = (start: number, end: number, clock: ClockSaid): void => {
    const part = withDayPart(rest, start, end, clock);
    parts.push(part);
    rest = blank(rest, part.start, part.end, "@");
  };
  for (const rule of clockRules) {
    for (const match of matchesOf(rule.pattern, rest)) {
      const clock = rule.read(match.groups ?? {});
      if (clock !== null && isFree(rest, match))
        take(match.index, match.index + match[0].length, clock);
    }
  }
  // A number beside a time found ("two to @") may be one itself, and then so may its neighbour.
  for (let before = -1; before < parts.length;) {
    before = parts.length;
    for (const match of matchesOf(numbers, rest)) {
      const [said] = match;
      const end = match.index + said.length;
      const clock = numberSaid(said, rest.slice(0, match.index), rest.slice(end), answer);
      if (clock !== null && isFree(rest, match)) take(match.index, end, clock);
    }
  }
  return { parts: parts.toSorted((left, right) => left.start - right.start), rest };
}

const dayPartWords: readonly DayPart[] = ["am", "pm", "morning", "afternoon", "evening", "night"];

const numbers = /(?<![^ ])\d{1,4}(?![^ ])/g;

/** An earlier match of the same sweep may have covered the place since. */
function isFree(rest: string, match: RegExpExecArray): boolean {
  return rest.startsWith(match[0], match.index);
}

function numberSaid(
  said: string,
  before: string,
  after: string,
  answer: boolean,
): ClockSaid | null {
  const marked = dayPartAfter.exec(after) !== null || dayPartBefore.exec(before) !== null;
  const inNumber = /(?:\d|\$) $/.test(before);
  const stands = said.length > 2 ? isJoinedClock : isHour;
  if (!(marked && !inNumber) && !stands(said, before, after, answer)) return null;
  if (said.length <= 2) return said === "0" ? null : clockSaid(said, 0);
  // "530 pm", "at 1530"
  if (Number(said.slice(0, -2)) === 0 && said.length === 3) return null;
  return clockSaid(said.slice(0, -2), Number(said.slice(-2)));
}

const dayPartAfter =
  /^(?: oclock)?(?: sharp| ish| hours)?(?:(?: ,)?(?: (?:on|of))? #+)?(?: ,)?(?: (?:in|at|of|during))?(?: the| this)?(?: early| late)? (am|pm|morning|afternoon|evening|night|noon)(?![^ ])/;
const trimmings = /^(?: oclock| sharp| ish| on the dot| hours)+(?![^ ])/;
const dayPartBefore =
  /(?<![^ ])(morning|afternoon|evening|night)(?: ,)?(?: (?:at|around|about|by|say|maybe|for|like|probably))* $/;

/** The part of the day said right after or right before a time belongs to it. */
function withDayPart(text: string, start: number, end: number, clock: ClockSaid): TimePart {
  const after = dayPartAfter.exec(text.slice(end));
  if (after !== null) {
    // A date between the two ("five tomorrow evening") keeps its own place.
    const joined = after[0].includes("#") ? 0 : after[0].length;
    return { start, end: end + joined, clock, dayPart: asDayPart(after[1]) };
  }
  const trimmed = end + (trimmings.exec(text.slice(end))?.[0].length ?? 0);
  const before = dayPartBefore.exec(text.slice(0, start));
  return { start: before?.index ?? start, end: trimmed, clock, dayPart: asDayPart(before?.[1]) };
}

function asDayPart(word: string | undefined): DayPart | null {
  // "One in the noon" is said in India.
  if (word === "noon") return "afternoon";
  return dayPartWords.find((part) => part === word) ?? null;
}
