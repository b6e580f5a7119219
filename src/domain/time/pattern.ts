import { monthNames, weekdayNames } from "./vocabulary.ts";

const pieces: Readonly<Record<string, string>> = {
  weekday: weekdayNames.join("|"),
  month: monthNames.join("|"),
  ordinal: String.raw`\d{1,2}(?=th\b)`,
  cardinal: String.raw`\d{1,2}`,
  count: String.raw`\d{1,3}|a couple of|couple of|a couple|couple|a few|an|a`,
  year: String.raw`(?:19|20)\d\d`,
};

/**
 * A pattern over normal words. `{weekday}`, `{month}`, `{ordinal}`, `{cardinal}`, `{count}` and `{year}` stand for what
 * they name and are captured under that name; a space also takes a comma between the words; the whole matches whole
 * words only.
 */
export function wordPattern(source: string): RegExp {
  const expanded = source
    .replaceAll(" ", "(?: ,)? ")
    .replaceAll(
      /\{([a-z]+)\}(th)?/g,
      (_, name: string, th = "") => `(?<${name}>${pieces[name]})${th}`,
    );
  return new RegExp(`(?<![^ ])(?:${expanded})(?![^ ])`, "g");
}

/** Every match of a global pattern; nearly free where there is none, which is the rule. */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  return pattern.test(text) ? [...text.matchAll(resetOf(pattern))] : none;
}

const none: readonly RegExpExecArray[] = [];

/** `matchAll` begins where the pattern stopped last. */
function resetOf(pattern: RegExp): RegExp {
  pattern.lastIndex = 0;
  return pattern;
}

/** The number a `{count}` stands for: "a" is 1, "a couple of" 2, "a few" 3. */
export function countOf(words: string | undefined): number {
  if (words === undefined) return 1;
  if (words.includes("couple")) return 2;
  if (words.includes("few")) return 3;
  return /^(?:an?|the)$/.test(words) ? 1 : Number(words);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayNumber(name: string): number {
  return weekdayNames.findIndex((weekday) => weekday === name) + 1;
}

/** 1 for January to 12 for December. */
export function monthNumber(name: string): number {
  return monthNames.findIndex((month) => month === name) + 1;
}
