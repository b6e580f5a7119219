import { findWhen } from "../time/find-when.ts";
import { findMentions, type Mention } from "./catalog.ts";
import { COMMANDS, type CommandName } from "./commands.ts";
import { opensWithNo, opensWithYes, readAnswer, type Answer } from "./consent.ts";
import { fits, readCue, type Cue } from "./cue.ts";
import type { ExpectationKind } from "./expectation.ts";
import type { Phrasebook } from "./phrasebook.ts";
import { refusedPeople } from "./refused-people.ts";
import { findDigits } from "./spoken-digits.ts";
import { readSpelling } from "./spelling.ts";
import { strangersIn } from "./strangers.ts";
import { findName } from "./spoken-name.ts";
import { tokensOf, wordsOf, type Token } from "./words.ts";

/** Said of who does the work, when the caller has no preference. */
export const ANYONE = "anyone";

/** What one utterance means, as far as its words tell. */
export interface Understanding {
  readonly text: string;
  readonly words: readonly string[];
  readonly answer: Answer;
  readonly opensWithNo: boolean;
  readonly opensWithYes: boolean;
  /** A command that works anywhere. */
  readonly command: CommandName | null;
  /** What of the desk's business the caller came for: an intent of the phrasebook. */
  readonly intent: string | null;
  /** The question in the book that was asked. */
  readonly topic: string | null;
  /** Names of services in the order they were said. */
  readonly services: readonly string[];
  /** The name of who should do it, or `ANYONE`. */
  readonly person: string | null;
  /** Names of people who should not do it ("not with Priya"). */
  readonly refusedPeople: readonly string[];
  /** The words that say a date or a time, in the caller's own form. */
  readonly when: string | null;
  readonly name: string | null;
  readonly spelling: string | null;
  /** Digits of a telephone number, when there are enough of them to be one or a number was asked for. */
  readonly digits: string | null;
}

/** What is known before the utterance is read. */
export interface Situation {
  readonly phrasebook: Phrasebook;
  /** What the caller was asked for. */
  readonly expects: ExpectationKind;
  /** `YYYY-MM-DDTHH:MM` at the desk. */
  readonly nowLocal: string;
}

/** Reads an utterance, recognised or typed. Never throws, whatever the text. */
export function understand(text: string, situation: Situation): Understanding {
  const { phrasebook, expects } = situation;
  const tokens = tokensOf(text);
  const words = tokens.map(({ word }) => word);
  const services = findMentions(words, phrasebook.services);
  const name = findName(text, {
    asked: expects === "name" || expects === "spelling",
    isKnown: (given) => phrasebook.names.given.includes(given),
  });
  const byName = findMentions(words, phrasebook.people);
  // "My doctor is Dr Chen" names her.
  const known = byName.length > 0 ? byName : findMentions(words, phrasebook.roles ?? []);
  const people = [...known, ...strangersIn(words, phrasebook, known)].filter(
    (mention) => !isOwnName(mention, words, name),
  );
  const refused = refusedPeople(words, people);
  const wanted = people.find(({ to }) => !refused.some((one) => one.to === to));
  const named = [...services, ...people, ...refused];
  const digits = findDigits(text);
  const dates =
    expects === "phone" || expects === "code" || expects === "spelling"
      ? NO_DATES
      : findDates(text, tokens, named, situation);
  const masked = mask(tokens, services, people, dates.spans);
  const readings = [words, masked, withoutLead(words), withoutLead(masked)];
  const command = bestOf(COMMAND_CUES, readings) ?? bestOf(COURTESY_CUES, readings);
  const intent = bestOf(cuesOf(phrasebook).intents, readings);
  const topic = bestOf(cuesOf(phrasebook).topics, readings);
  return {
    text,
    words,
    answer: readAnswer(text),
    opensWithNo: opensWithNo(text),
    opensWithYes: opensWithYes(text),
    ...strongest(command, intent, topic),
    services: services.map((mention) => mention.name),
    person: wanted?.name ?? (refused.length === 0 && saysAnyone(words) ? ANYONE : null),
    refusedPeople: refused.map((mention) => mention.name),
    when: dates.words,
    name,
    spelling: expects === "spelling" || expects === "name" ? readSpelling(text) : null,
    digits: expects === "phone" || expects === "code" || isTelephoneNumber(digits) ? digits : null,
  };
}

/** Without the words that lead up to what is meant: "actually, cancel it" is "cancel it". */
function withoutLead(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !LEADS.has(word));
  return first === -1 ? [] : words.slice(first);
}

const LEADS: ReadonlySet<string> = new Set(
  "actually ok okay so well um uh oh hmm and but".split(" "),
);

/** "My name is Meena" says nothing of the Meena who works here; "with Meena" does. */
function isOwnName(mention: Mention, words: readonly string[], name: string | null): boolean {
  if (name === null || words[mention.from - 1] === "with") return false;
  const own = wordsOf(name);
  return words.slice(mention.from, mention.to).every((word) => own.includes(word));
}

/** Fewer digits than this are a time, a date or a count. */
const FEWEST_PHONE_DIGITS = 7;

function isTelephoneNumber(digits: string | null): boolean {
  return digits !== null && digits.length >= FEWEST_PHONE_DIGITS;
}

interface Dates {
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  /** The stretch from the first of them to the last. */
  readonly words: string | null;
}

const NO_DATES: Dates = { spans: [], words: null };

/** Names are blanked out first, so that a stylist called April or a "day spa" is no date. */
function findDates(
  text: string,
  tokens: readonly Token[],
  named: readonly Mention[],
  { phrasebook, expects, nowLocal }: Situation,
): Dates {
  let rest = text;
  for (const { from, to } of named) {
    const [start, end] = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0];
    rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  }
  rest = withoutNumber(rest, tokens);
  const { opening } = phrasebook;
  const answer = ANSWERS_WITH_A_TIME.has(expects);
  const options = { now: nowLocal, answer, ...(opening !== undefined && { opening }) };
  const { spans } = findWhen(rest, options);
  const [first] = spans;
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return NO_DATES;
  const before = /\b(?:between|from)\s+$/iu.exec(rest.slice(0, first.start));
  const words = rest.slice(first.start - (before?.[0].length ?? 0), last.end);
  return { spans, words: words.replaceAll(/\s+/gu, " ").trim() };
}

/** Digits of a telephone number are no time of day: "tomorrow at 3, my number is 98400 11111". */
function withoutNumber(text: string, tokens: readonly Token[]): string {
  let rest = text;
  let from = 0;
  while (from < tokens.length) {
    let to = from;
    while (to < tokens.length && findDigits(tokens[to]?.word ?? "") !== null) to += 1;
    const [start, end] = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0];
    if (to > from && isTelephoneNumber(findDigits(text.slice(start, end)))) {
      rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
    }
    from = Math.max(to, from + 1);
  }
  return rest;
}

/** Where a bare "four" is four o'clock. */
const ANSWERS_WITH_A_TIME: ReadonlySet<ExpectationKind> = new Set([
  "date-time",
  "choice",
  "yes-no",
]);

/** The words with what was found replaced by its kind: "how much is a {service}". */
function mask(
  tokens: readonly Token[],
  services: readonly Mention[],
  people: readonly Mention[],
  dates: readonly { readonly start: number; readonly end: number }[],
): readonly string[] {
  const kinds = tokens.map((token, at) => {
    if (services.some(({ from, to }) => from <= at && at < to)) return "{service}";
    if (people.some(({ from, to }) => from <= at && at < to)) return "{person}";
    if (dates.some(({ start, end }) => start <= token.start && token.end <= end)) return "{when}";
    return token.word;
  });
  return kinds.filter((kind, at) => !kind.startsWith("{") || kind !== kinds[at - 1]);
}

interface Scored<Name extends string> {
  readonly name: Name;
  readonly score: number;
}

type CueTable<Name extends string> = readonly {
  readonly name: Name;
  readonly cues: readonly Cue[];
}[];

/** "Thank you, bye" is a goodbye and "hello, a person please" a wish: courtesies count only by themselves. */
const COURTESIES: ReadonlySet<CommandName> = new Set(["thanks", "hello"]);

const COMMAND_CUES = commandCues((name) => !COURTESIES.has(name));
const COURTESY_CUES = commandCues((name) => COURTESIES.has(name));

function commandCues(wanted: (name: CommandName) => boolean): CueTable<CommandName> {
  return COMMANDS.filter(({ name }) => wanted(name)).map(({ name, cues }) => ({
    name,
    cues: cues.map(readCue),
  }));
}

const compiled = new WeakMap<Phrasebook, { intents: CueTable<string>; topics: CueTable<string> }>();

function cuesOf(phrasebook: Phrasebook): { intents: CueTable<string>; topics: CueTable<string> } {
  const known = compiled.get(phrasebook);
  if (known !== undefined) return known;
  const cues = {
    intents: phrasebook.intents.map((intent) => ({
      name: intent.name,
      cues: intent.cues.map(readCue),
    })),
    topics: phrasebook.topics.map((topic) => ({
      name: topic.question,
      cues: [...topic.cues, ...topic.phrasings.map((phrasing) => `^${phrasing}$`)].map(readCue),
    })),
  };
  compiled.set(phrasebook, cues);
  return cues;
}

function bestOf<Name extends string>(
  table: CueTable<Name>,
  readings: readonly (readonly string[])[],
): Scored<Name> | null {
  let best: Scored<Name> | null = null;
  for (const { name, cues } of table) {
    for (const cue of cues) {
      const { score } = cue;
      if (score > (best?.score ?? 0) && readings.some((words) => fits(cue, words))) {
        best = { name, score };
      }
    }
  }
  return best;
}

/** One reading wins; between equals, what the desk sells goes before a question, and that before a command. */
function strongest(
  command: Scored<CommandName> | null,
  intent: Scored<string> | null,
  topic: Scored<string> | null,
): { command: CommandName | null; intent: string | null; topic: string | null } {
  const top = Math.max(command?.score ?? 0, intent?.score ?? 0, topic?.score ?? 0);
  const nothing = { command: null, intent: null, topic: null };
  // Courtesy never hides the errand it comes with ("thanks, and where are you?").
  const courtesy = command !== null && COURTESIES.has(command.name);
  if (
    intent !== null &&
    (intent.score === top || courtesy) &&
    intent.score >= (topic?.score ?? 0)
  ) {
    return { ...nothing, intent: intent.name };
  }
  if (topic !== null && (topic.score === top || courtesy)) return { ...nothing, topic: topic.name };
  return { ...nothing, command: command?.name ?? null };
}

const NO_PREFERENCE: readonly string[] = [
  "anyone",
  "anybody",
  "any one",
  "any stylist",
  "any of them",
  "whoever",
  "no preference",
  "no one in particular",
  "nobody in particular",
  "no one special",
  "dont mind",
  "do not mind",
  "dont care",
  "doesnt matter",
  "does not matter",
  "either is fine",
];

function saysAnyone(words: readonly string[]): boolean {
  const text = ` ${words.join(" ")} `;
  return (
    !text.includes("anyone there") &&
    NO_PREFERENCE.some((phrase) => text.includes(` ${wordsOf(phrase).join(" ")} `))
  );
}
