import { readSpelling } from "./spelling.ts";
import { tokensOf, type Token } from "./words.ts";

/**
 * The caller's name in what they said, as it is written ("Anita Sharma"), or null. Where a name was asked for, bare
 * words are one; elsewhere only "my name is ..." and its like are, or a known name after "this is".
 */
export function findName(
  text: string,
  options: { readonly asked: boolean; readonly isKnown: (name: string) => boolean },
): string | null {
  const tokens = tokensOf(text);
  const spelled = /(?:\b\p{L}\b[\s,.-]*){3,}/iu.exec(text);
  if (options.asked && spelled !== null) return readSpelling(spelled[0]);
  const introduced = introduction(text, tokens, options);
  if (introduced !== null) return written(text, nameAt(tokens, introduced));
  if (!options.asked) return null;
  const first = tokens.findIndex(({ word }) => !OPENERS.has(word));
  if (first === -1) return null;
  const name = nameAt(tokens, first);
  const rest = tokens.slice(first + name.length);
  const clean = rest.every(({ word }) => CLOSERS.has(word));
  return clean ? written(text, name) : null;
}

/** Ways to introduce a name, and whether any word may follow or only a known name. */
const INTRODUCTIONS: readonly (readonly [phrase: string, anyName: boolean])[] = [
  ["my name is", true],
  ["my names", true],
  ["my full name is", true],
  ["the name is", true],
  ["the names", true],
  ["name is", true],
  ["under the name of", true],
  ["under the name", true],
  ["in the name of", true],
  ["call me", true],
  ["put it under", false],
  ["its under", false],
  ["this is", false],
  ["it is", false],
  ...[
    "wife",
    "husband",
    "son",
    "daughter",
    "mother",
    "mom",
    "mum",
    "father",
    "dad",
    "sister",
    "brother",
    "friend",
  ].map((relation): readonly [string, boolean] => [`for my ${relation}`, false]),
  ["its for", false],
  ["it is for", false],
  ["its", false],
  ["i am", false],
  ["im", false],
  ["for", false],
  ["under", false],
];

const OPENERS = new Set(
  "um uh er erm oh ok okay yes yeah sure well hi hello so its name please ah the".split(" "),
);

const CLOSERS = new Set("here speaking please thanks thank you maam sir".split(" "));

/** A name never holds these: they begin or continue a sentence. */
const NOT_NAMES = new Set(
  (
    "a about again already also am an and any anyone appointment are as ask at available be because book booking but by " +
    "call calling can cancel cant change come could day do does dont done for free from get go going good got had has have " +
    "help hello here hi how i id if ill im in is it its ive just know later like look looking make me morning move my name need new " +
    "no not now of off okay ok on one or our out person phone please price right said say see she sir so some someone something " +
    "sorry sure thank thanks that thats the them then there they this time to today tomorrow tonight under up us wait want was " +
    "we well were what whats when where which who whose why will with would yeah yes yet you your number wrong repeat " +
    "afternoon evening night week next last first calling speak talk human spell spelling nothing none never mind bye goodbye stop"
  ).split(" "),
);

/** The index of the first word of an introduced name. */
function introduction(
  text: string,
  tokens: readonly Token[],
  options: { readonly asked: boolean; readonly isKnown: (name: string) => boolean },
): number | null {
  const words = tokens.map(({ word }) => word);
  for (const [phrase, anyName] of INTRODUCTIONS) {
    const wanted = phrase.split(" ");
    const at = words.findIndex((_, index) =>
      wanted.every((word, offset) => words[index + offset] === word),
    );
    const next = words[at + wanted.length];
    if (at === -1 || next === undefined || NOT_NAMES.has(next)) continue;
    const isWritten =
      phrase.startsWith("for my ") && isCapitalised(text, tokens[at + wanted.length]);
    if (anyName || options.asked || options.isKnown(next) || isWritten) return at + wanted.length;
  }
  return null;
}

/** "For my son Aarav" as it is typed; "for my wife Monday at 3" names a day. */
function isCapitalised(text: string, token: Token | undefined): boolean {
  if (token === undefined || CAPITAL_WORDS.has(token.word)) return false;
  return /^\p{Lu}\p{Ll}/u.test(text.slice(token.start, token.end));
}

const CAPITAL_WORDS = new Set(
  (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august " +
    "september october november december"
  ).split(" "),
);

/** Up to four words that can be parts of a name. */
function nameAt(tokens: readonly Token[], at: number): readonly Token[] {
  const end = tokens.findIndex(
    ({ word }, index) =>
      index >= at &&
      (index >= at + 4 ||
        NOT_NAMES.has(word) ||
        CLOSERS.has(word) ||
        !/^\p{L}[\p{L}\p{M}]*$/u.test(word)),
  );
  return tokens.slice(at, end === -1 ? tokens.length : end);
}

function written(text: string, name: readonly Token[]): string | null {
  if (name.length === 0) return null;
  return name
    .map(({ start, end }, at) => {
      const between = text.slice(name[at - 1]?.end ?? start, start);
      return `${at === 0 ? "" : /^-$/u.test(between) ? "-" : " "}${capitalised(text.slice(start, end))}`;
    })
    .join("");
}

/** "anita" becomes "Anita", "o'brien" "O'Brien"; what was typed with capitals inside ("McDonald") stays. */
function capitalised(word: string): string {
  const mixed = word !== word.toLowerCase() && word !== word.toUpperCase();
  if (mixed) return word;
  return word
    .toLowerCase()
    .replaceAll(/(?<![\p{L}\p{M}])\p{L}|(?<=^[od]['’])\p{L}/gu, (letter) => letter.toUpperCase());
}
