import { Refused } from "./refused.ts";

/** Text without blanks at its ends. Throws `Refused` when there is none or it is longer than `longest` letters. */
export function checkText(value: string, what: string, longest: number): string {
  const text = value.trim();
  if (text === "") throw new Refused(`${what} can't be empty.`);
  if (text.length > longest)
    throw new Refused(`${what} is ${text.length} letters long; at most ${longest} can be said.`);
  return text;
}

/** The same for what may be left out: empty is null. */
export function checkOptionalText(
  value: string | null | undefined,
  what: string,
  longest: number,
): string | null {
  return value === null || value === undefined || value.trim() === ""
    ? null
    : checkText(value, what, longest);
}

/** A whole number between two others. Throws `Refused` otherwise. */
export function checkWhole(value: number, what: string, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Refused(`${what} must be a whole number from ${least} to ${most}.`);
}
