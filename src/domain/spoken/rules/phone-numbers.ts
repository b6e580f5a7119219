import type { English } from "../english.ts";
import { digitWords } from "../number-words.ts";
import type { Rule } from "../rule.ts";

/** Numbers that are read digit by digit: telephone numbers in their groups, codes, the numbers of rooms. */
export const phoneNumbers: readonly Rule[] = [
  {
    // Separators are single, so that "…23456. 5 minutes" is not one number.
    pattern:
      /(?<![\p{L}\p{N}]|\p{N}[.,:/-])(?:\+\s?)?(?:\(\d{1,5}\)\s?)?\d+(?:(?:[ .-]|\s\(|\)\s?)\d+)*(?![\p{L}\p{N}]|[.,:/]\p{N})/gu,
    say([written], english) {
      const groups = written.match(/\d+/gu) ?? [];
      const digits = groups.join("");
      if (digits.length < 7 || digits.length > 15) return undefined;
      if (/^\d+\.\d+$/u.test(written)) return undefined;
      if (/^(?:19|20)\d{2}[-](?:19|20)\d{2}$/u.test(written)) return undefined;
      if (groups.length > 1 && !groups.some((group) => group.length >= 3)) return undefined;
      const spoken = (groups.length === 1 ? grouped(digits, english) : groups).map(digitWords);
      return `${written.startsWith("+") ? "plus " : ""}${spoken.join(", ")}`;
    },
  },
  {
    pattern:
      /(?<=\b(?:ending(?: in| with)?|numbers?|code|pin|otp|extension|ext\.?|reference|confirmation|booking|room|suite|flat|apartment|unit|flight|zip|pincode|digits)(?: is| number)?[ :#]+)\d{3,8}(?![\p{L}\p{N}]|[.,:/-]\p{N})/giu,
    say: ([digits]) => digitWords(digits),
  },
  {
    // The short numbers of emergencies and help lines.
    pattern:
      /(?<=\b(?:call|dial|ring|phone|text)(?: us (?:on|at))? )\d{3,6}(?![\p{L}\p{N}]|[.,:/-]\p{N})/giu,
    say: ([digits]) => digitWords(digits),
  },
];

/** The groups in which people say a number that is written in one piece. */
function grouped(digits: string, english: English): string[] {
  const sizes = digits.length === 10 ? (english === "indian" ? [5, 5] : [3, 3, 4]) : [];
  const groups: string[] = [];
  let at = 0;
  while (at < digits.length) {
    const left = digits.length - at;
    const size = sizes.shift() ?? (left <= 4 ? left : 3);
    groups.push(digits.slice(at, at + size));
    at += size;
  }
  return groups;
}
