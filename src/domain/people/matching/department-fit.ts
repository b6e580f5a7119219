import { letterLikeness } from "./letter-likeness.ts";
import { wordsOf } from "./name-words.ts";

/** Whether words like "the engineering team" name a department: by its words, roughly, or by its initials ("HR"). */
export function isDepartment(said: string, department: string): boolean {
  const asked = contentOf(said);
  const words = contentOf(department);
  if (asked.length === 0 || words.length === 0) return false;
  const initials = words.map((word) => word.charAt(0)).join("");
  if (words.length > 1 && asked.join("") === initials) return true;
  if (words.length === 1 && asked.map((word) => word.charAt(0)).join("") === words[0]) return true;
  return asked.every((word) => words.some((other) => isSameWord(word, other)));
}

const FILLERS = new Set(
  "the a an your our team department dept division group section office and of people folks".split(
    " ",
  ),
);

function contentOf(text: string): readonly string[] {
  return wordsOf(text).filter((word) => !FILLERS.has(word));
}

/** How much of the shorter word must begin both: "accounts" and "accounting". */
const STEM = 5;
const ALIKE = 0.8;

function isSameWord(one: string, other: string): boolean {
  const isStem =
    one.length >= STEM && other.length >= STEM && one.slice(0, STEM) === other.slice(0, STEM);
  return isStem || letterLikeness(one, other) >= ALIKE;
}
