import { tokensOf, type Token } from "../../../domain/dialogue/words.ts";

/** Who somebody says they are and whom they came for, as far as one sentence tells. */
export interface Introduction {
  readonly visitor?: string;
  readonly company?: string;
  /** Whom they came for, with whatever was said about that person: "sarah from engineering". */
  readonly hostWords?: string;
}

/**
 * Reads what visitors say of themselves: "Hi, I'm Tom from Initech, here to see Sarah". Bare words are a name only where one was asked
 * for. Lower-case words without marks, as recognisers give them, will do.
 */
export function readIntroduction(
  text: string,
  situation: {
    readonly asked: "visitor" | "host" | "other";
    /** Whether a lower-case word is a given name people have. */
    readonly isKnown: (name: string) => boolean;
  },
): Introduction {
  const tokens = tokensOf(text);
  const host = hostSpan(tokens);
  const rest =
    host === null ? tokens : tokens.filter((_, at) => at < host.leadFrom || at >= host.to);
  // Whose name it is that stands alone is plain once the host was named.
  const asked = host !== null && situation.asked === "host" ? "other" : situation.asked;
  const said = sayWho(text, rest, { ...situation, asked });
  const bareHost =
    host === null && said === null && situation.asked === "host" ? bare(tokens) : null;
  const company = bareHost === null ? companyIn(text, rest, said?.to) : null;
  const hostTokens = host === null ? bareHost : tokens.slice(host.from, host.to);
  return {
    ...(said !== null && { visitor: written(text, said.name) }),
    ...(company !== null && { company }),
    ...(hostTokens !== null && { hostWords: hostTokens.map(({ word }) => word).join(" ") }),
  };
}

/** What leads to whom they came for. The last one counts: visitors often say who they are first. */
const LEADS =
  /\b(?:(?:to|can i|could i|may i|please|i) (?:see|meet|visit|find|reach)(?: with)?|(?:speak|talk|check in|interview|meet|interviewing|interviewed) (?:to|with|by)|(?:see|seeing|meeting|visiting) with|(?:im|am|were|are) (?:seeing|meeting|visiting|interviewing)|(?:looking|asking|here|waiting|asked) for|(?:meeting|appointment|interview|lunch|coffee|call|session) with|for|with|deliver(?: \w+){0,3} to|(?:host|his name|her name|their name) is|named|called|i think(?: its| it is)?|i said|i meant|visiting|see)(?= \S)/gu;

/** What follows a lead and is nobody. */
const NOBODY = new Set(
  (
    "a an the my our your some something someone somebody anyone anybody everyone it that this these those you me us him her them " +
    "lunch coffee dinner breakfast work help now today tomorrow later interview interviews meeting delivery pickup drinks food " +
    "and or with to for at in on from of about whoever who whom which what if is are was i im we were one two three four five " +
    "six ten eleven twelve all everyone everybody noon nobody no not pick picking delivering dropping repair maintenance mister company directions any nowhere"
  ).split(" "),
);

/** What ends the words about a host. */
const AFTER_HOST = new Set(
  (
    "and my im i please thanks thank today about for at we were its this shes hes theyre if is was who regarding now right " +
    "tomorrow again but so because or until before after around names name there theres"
  ).split(" "),
);

function hostSpan(
  tokens: readonly Token[],
): { readonly leadFrom: number; readonly from: number; readonly to: number } | null {
  const starts: number[] = [];
  let said = "";
  for (const { word } of tokens) {
    starts.push(said.length);
    said += `${word} `;
  }
  let best: { leadFrom: number; from: number; to: number } | null = null;
  for (const match of said.trimEnd().matchAll(LEADS)) {
    const leadFrom = starts.indexOf(match.index);
    const from = starts.indexOf(match.index + match[0].length + 1);
    if (leadFrom === -1 || from === -1) continue;
    const first = tokens[from]?.word ?? "";
    const spelled = lettersFrom(tokens, from);
    if (spelled === 0 && (NOBODY.has(first) || /^\d/u.test(first))) continue;
    // "I'm with Initech" says whom they belong to.
    if (match[0] === "with" && BELONGS.has(tokens[leadFrom - 1]?.word ?? "im")) continue;
    const end = tokens.findIndex(({ word }, at) => at > from + spelled && AFTER_HOST.has(word));
    best = { leadFrom, from, to: end === -1 ? tokens.length : end };
  }
  return best ?? expectingSpan(tokens);
}

/** How many letters are spelled from here on: "a l i c e" is a name, though "a" and "i" are words. */
function lettersFrom(tokens: readonly Token[], from: number): number {
  const end = tokens.findIndex(({ word }, at) => at >= from && !/^(?:\p{L}|double)$/u.test(word));
  const count = (end === -1 ? tokens.length : end) - from;
  return count < FEWEST_LETTERS ? 0 : count;
}

const FEWEST_LETTERS = 3;

/** "Sarah Chen is expecting me". */
function expectingSpan(
  tokens: readonly Token[],
): { readonly leadFrom: number; readonly from: number; readonly to: number } | null {
  const at = tokens.findIndex(
    ({ word }, index) =>
      (word === "is" || word === "are" || word === "should") &&
      /^(?:expecting|waiting|meeting|interviewing|be)$/u.test(tokens[index + 1]?.word ?? ""),
  );
  if (at < 1) return null;
  const before = tokens.slice(0, at);
  const from = before.findLastIndex(({ word }) => STOPS.has(word) || OPENERS.has(word)) + 1;
  return from < at ? { leadFrom: from, from, to: at } : null;
}

const BELONGS = new Set("im am were are its is".split(" "));

/** Ways to say one's name. After the first kind any word is one; after the others only a word that looks like a name. */
const NAME_IS = ["my name is", "my names", "the name is", "name is", "call me", "names"];
const I_AM = ["i am", "im", "this is", "its", "it is", "am", "we are", "were"];

/** No name begins with these. */
const NOT_NAMES = new Set(
  (
    "a about again all alone also am an and any are as at back because been before both but by can come coming contractor could delivering " +
    "delivery do done dont driver dropping early elevator electrician expected expecting fine for friends from good going got group had " +
    "happy has have having hello here hey hi hoping how i id if im in interviewing is it its ive just know late leaving like " +
    "later looking lost me meeting my no nobody nope not of off ok okay on one or our out picking please plumber ready really right " +
    "running scheduled seeing sent so some someone sorry still supposed sure technician thank thanks that thats the their them " +
    "there they this to today too trying two us very visiting visitor waiting want was we well were what when where which who why " +
    "wrong incorrect misspelled spelled different will with would yeah yes yet you your three four five six maintenance courier afraid actually um uh er erm oh never mind nothing none"
  ).split(" "),
);

/** What ends a name or a company. */
const STOPS = new Set(
  "from with of at here and to for i im my we were our looking in on please thanks thank visiting meeting seeing delivering a an the is its this ive am are have has but so not no also too".split(
    " ",
  ),
);

const LONGEST_NAME = 4;
const OPENERS = new Set(
  "um uh er erm oh ok okay yes yeah sure well hi hello hey so its name please ah just it is good morning afternoon evening".split(
    " ",
  ),
);

function sayWho(
  text: string,
  tokens: readonly Token[],
  { asked, isKnown }: Parameters<typeof readIntroduction>[1],
): { readonly name: readonly Token[]; readonly to: number } | null {
  const words = tokens.map(({ word }) => word);
  for (const [phrases, anyName] of [
    [NAME_IS, true],
    [I_AM, false],
  ] as const) {
    for (const phrase of phrases) {
      const at = placeAfter(words, phrase.split(" "));
      const name = at === null ? [] : nameAt(tokens, at);
      const [first] = name;
      if (at === null || first === undefined) continue;
      const to = at + name.length;
      const isWritten = /^\p{Lu}/u.test(text.slice(first.start, first.end));
      const leadsOn = ["from", "here", "of", "with"].includes(words[to] ?? "");
      if (anyName || asked === "visitor" || isKnown(first.word) || isWritten || leadsOn)
        return { name, to };
    }
  }
  if (asked !== "visitor") {
    // "Tom Baker from Initech, here to see Sarah": a known name at the very beginning.
    const from = words.findIndex((word) => !OPENERS.has(word));
    const name = from === -1 ? [] : nameAt(tokens, from);
    const to = from + name.length;
    const isIntroduced = ["from", "here", "with"].includes(words[to] ?? "");
    const isName = name[0] !== undefined && isKnown(name[0].word) && asked === "other";
    return isName && isIntroduced ? { name, to } : null;
  }
  const found = bare(tokens);
  const from = found?.[0] === undefined ? -1 : tokens.indexOf(found[0]);
  const name = from === -1 ? [] : nameAt(tokens, from);
  return name.length === 0 ? null : { name, to: from + name.length };
}

function bare(tokens: readonly Token[]): readonly Token[] | null {
  const from = tokens.findIndex(({ word }) => !OPENERS.has(word));
  if (from === -1) return null;
  const rest = tokens.slice(from);
  const to = rest.findLastIndex(({ word }) => !["please", "thanks", "thank", "you"].includes(word));
  const kept = rest.slice(0, to + 1);
  const isSentence = kept.length > LONGEST_BARE || kept.some(({ word }) => NO_PART.has(word));
  return kept.length === 0 || isSentence ? null : kept;
}

/** Bare words of more than this are no name with its department. */
const LONGEST_BARE = 7;

/** Where one of these is among them, bare words are a sentence about something else. */
const NO_PART = new Set(
  (
    "i im ive id my me you your we our us are is am was have has had a an here tell about what where when how why can could do does dont " +
    "to need want know think remember this that thing help not just get got delivery package"
  ).split(" "),
);

function placeAfter(words: readonly string[], phrase: readonly string[]): number | null {
  const at = words.findIndex((_, index) =>
    phrase.every((word, offset) => words[index + offset] === word),
  );
  const next = at + phrase.length;
  return at === -1 || next >= words.length ? null : next;
}

function nameAt(tokens: readonly Token[], from: number): readonly Token[] {
  if (NOT_NAMES.has(tokens[from]?.word ?? "a")) return [];
  const rest = tokens.slice(from, from + LONGEST_NAME);
  const end = rest.findIndex(({ word }) => STOPS.has(word) || !/^\p{L}[\p{L}\p{M}]*$/u.test(word));
  return end === -1 ? rest : rest.slice(0, end);
}

/** "from Initech", wherever it stands; "with" and "of" only right after a name or "I'm". */
function companyIn(
  text: string,
  tokens: readonly Token[],
  afterName: number | undefined,
): string | null {
  const told = placeAfter(
    tokens.map(({ word }) => word),
    ["company", "is"],
  );
  if (told !== null) return written(text, tokens.slice(told, told + LONGEST_NAME));
  for (const [at, { word }] of tokens.entries()) {
    const isHere = at === afterName || BELONGS.has(tokens[at - 1]?.word ?? "");
    if (word !== "from" && !((word === "with" || word === "of" || word === "at") && isHere))
      continue;
    const rest = tokens.slice(at + 1, at + 1 + LONGEST_NAME + 1);
    const skipped = rest[0]?.word === "the" ? 1 : 0;
    const end = rest.findIndex(
      ({ word: other }, index) =>
        index >= skipped && STOPS.has(other) && other !== "of" && other !== "and",
    );
    const company = end === -1 ? rest : rest.slice(0, end);
    const joined = company.at(-1)?.word === "and" ? company.slice(0, -1) : company;
    if (joined.length > skipped && !NOBODY.has(joined[0]?.word ?? "")) return written(text, joined);
    if (skipped === 1 && joined.length > 1) return written(text, joined.slice(1));
  }
  return null;
}

/** As it is written: what came in capitals stays, the rest gets them. */
function written(text: string, tokens: readonly Token[]): string {
  return tokens
    .map(({ word, start, end }, at) =>
      at > 0 && PARTICLES.has(word) ? word : capitalised(text.slice(start, end)),
    )
    .join(" ");
}

/** Within a name these are written small. */
const PARTICLES = new Set(
  "de del della di da do dos du la le van von der den ter bin ibn y e of and".split(" "),
);

function capitalised(word: string): string {
  if (word !== word.toLowerCase()) return word;
  return word.replaceAll(/(?<![\p{L}\p{M}'’])\p{L}|(?<=^[od]['’])\p{L}/gu, (letter) =>
    letter.toUpperCase(),
  );
}
