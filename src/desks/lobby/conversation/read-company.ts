import { isEnglishWord } from "../../../domain/people/matching/sound/pronounce.ts";
import { wordsOf } from "../../../domain/dialogue/words.ts";

/**
 * The company a visitor names where they were asked for something else: "from Initech", "Vandelay Industries Inc", or one or two
 * words that no dictionary has ("Initech"). Null for anything that may as well be what they came for.
 */
export function readCompany(text: string): string | null {
  const bare = text.trim().replace(/[.!,\s]+$/u, "");
  const named = LED.exec(bare)?.groups?.["company"];
  if (named !== undefined) return capitalised(named);
  const words = wordsOf(bare);
  if (words.length > MOST_WORDS || words.length === 0) return null;
  const isCompany =
    SUFFIXES.has(words.at(-1) ?? "") ||
    (words.length < 3 &&
      words.every(
        (word) => /^\p{L}{4,}$/u.test(word) && !isEnglishWord(word) && !NEW_WORDS.test(word),
      ));
  return isCompany ? capitalised(bare) : null;
}

const MOST_WORDS = 4;

/** What people come for and older dictionaries lack. */
const NEW_WORDS =
  /(?:ing|ship|shoot|thon|through)s?$|^(?:webinar|roadmap|kickoff|standup|meetup|timesheet|biometrics|onboard)s?$/u;

const LED =
  /^(?:(?:i['’]?m|i am|we['’]?re|we are|it['’]?s|um|uh|oh) )*(?:from|(?<=(?:[mM]|[eE]) )with) (?!the\b|a\b|my\b|an\b)(?<company>[\p{L}\p{N}&'’. -]{2,40})$/iu;

const SUFFIXES = new Set("inc ltd llc gmbh corp corporation limited plc".split(" "));

function capitalised(words: string): string {
  return words.replaceAll(/(?<![\p{L}\p{M}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}
