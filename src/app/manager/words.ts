import { Refused } from "../../actions/manage/refused.ts";
import { minorUnits } from "../../config/desk-file/registers.ts";
import type { ServicePhase } from "../../domain/business/service.ts";
import type { Words } from "./table.ts";

/** The word of a field that has to be there. Throws `Refused` when it is missing or empty. */
export function needWord(words: Words, field: string): string {
  const word = words[field]?.trim() ?? "";
  if (word === "") throw new Refused(`--${field} is missing.`);
  return word;
}

/** Names with commas or semicolons between them. */
export function readList(text: string): readonly string[] {
  return split(text, /[,;]/u);
}

export function writeList(list: readonly string[]): string {
  return list.join(", ");
}

/** Questions have commas of their own: a bar is between them. */
export function readQuestions(text: string): readonly string[] {
  return split(text, /\|/u);
}

export function writeQuestions(questions: readonly string[]): string {
  return questions.join(" | ");
}

function split(text: string, by: RegExp): readonly string[] {
  return text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** A whole number; an empty word is null. */
export function readWhole(text: string, field: string): number | null {
  const word = text.trim();
  if (word === "") return null;
  if (/^\d{1,9}$/u.test(word)) return Number(word);
  throw new Refused(`--${field} is "${word}"; write a whole number.`);
}

export function readYesNo(text: string, field: string): boolean {
  const word = text.trim().toLowerCase();
  if (["yes", "y", "true", "1"].includes(word)) return true;
  if (["no", "n", "false", "0"].includes(word)) return false;
  throw new Refused(`--${field} is "${text}"; write yes or no.`);
}

export function writeYesNo(value: boolean): string {
  return value ? "yes" : "no";
}

/** `900`, `1,200.50` or `INR 900` in the smallest unit of the currency. */
export function readPrice(text: string, currency: string): number {
  const plain = text
    .trim()
    .replace(new RegExp(`^${currency}|${currency}$|^\\p{Sc}|\\p{Sc}$`, "iu"), "")
    .trim()
    .replaceAll(/,(?=\d{2,3}(\D|$))/gu, "");
  if (!/^\d{1,9}(\.\d{1,4})?$/u.test(plain))
    throw new Refused(`"${text}" is no price; write one such as 900 or 900.50.`);
  const minor = Number(plain) * minorUnits(currency);
  if (Math.abs(minor - Math.round(minor)) > 1e-6)
    throw new Refused(`"${text}" can't be paid in ${currency}; write fewer decimals.`);
  return Math.round(minor);
}

export function writePrice(minor: number, currency: string): string {
  const unit = minorUnits(currency);
  return minor % unit === 0 ? String(minor / unit) : (minor / unit).toFixed(Math.log10(unit));
}

/** `45`, or with what happens in them: `working 45, processing 30, finishing 30`. */
export function readPhases(text: string): readonly ServicePhase[] {
  const word = text.trim();
  if (/^\d{1,4}$/u.test(word)) return [{ kind: "working", minutes: Number(word) }];
  return readList(word.replaceAll("+", ",")).map((part): ServicePhase => {
    const [, kind, minutes] = /^(working|processing|finishing)\s+(\d{1,4})$/iu.exec(part) ?? [];
    const known = (["working", "processing", "finishing"] as const).find(
      (one) => one === kind?.toLowerCase(),
    );
    if (known === undefined)
      throw new Refused(
        `"${text}" is no length; write minutes such as 45, or "working 45, processing 30, finishing 30".`,
      );
    return { kind: known, minutes: Number(minutes) };
  });
}

export function writePhases(phases: readonly ServicePhase[]): string {
  const [only, another] = phases;
  if (only?.kind === "working" && !another) return String(only.minutes);
  return phases.map(({ kind, minutes }) => `${kind} ${minutes}`).join(", ");
}
