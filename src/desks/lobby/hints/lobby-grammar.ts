import { COMMANDS } from "../../../domain/dialogue/commands.ts";
import type { Expectation } from "../../../domain/dialogue/expectation.ts";
import { ANSWER_RULES } from "../../../domain/dialogue/grammar/answer-rules.ts";
import { alternatives, writeGrammar, type Rules } from "../../../domain/dialogue/grammar/jsgf.ts";
import { nameRules, spellingRules } from "../../../domain/dialogue/grammar/name-rules.ts";
import { PARTY_CHOICES, PURPOSE_CHOICES } from "../conversation/proceed.ts";
import type { Phrasebook } from "../../../domain/dialogue/phrasebook.ts";
import { LOBBY_PHRASES } from "./lobby-phrases.ts";
import type { SpokenNames } from "./lobby-names.ts";

/**
 * The recogniser's grammar for what a visitor was asked. Flat and weighted, as docs/decisions has it for the local ears: the fewer ways
 * through it, the fewer names are taken for others.
 */
export function lobbyGrammar(
  names: SpokenNames,
  phrasebook: Phrasebook,
  companies: readonly string[],
  expectation: Expectation,
): string {
  const rules = lobbyRules(names, phrasebook, companies, expectation);
  const { kind, part = "", options = [] } = expectation;
  const offered = options[0] ?? "";
  const utterances = SPELLED_PARTS[part] ?? OFFERED[offered] ?? UTTERANCES[kind];
  return writeGrammar([...utterances, "/0.3/ <urgent>"], rules);
}

const OPEN = [
  "/8/ <seeing>",
  "/3/ <host>",
  "/4/ <introduced>",
  "/2/ <introducedfrom>",
  "/2/ <errand>",
  "/1/ <question>",
  "/0.5/ <no>",
  "/0.5/ <yes>",
  "/0.5/ <change>",
  "/1/ <command>",
];

const PERSON = ["/6/ <host>", "/4/ <seeing>", "/2/ <errand>", "/0.5/ <question>", "/1/ <command>"];

/** What is listened for, by what was asked. */
const UTTERANCES: Readonly<Record<Expectation["kind"], readonly string[]>> = {
  open: OPEN,
  person: PERSON,
  service: PERSON,
  "date-time": OPEN,
  phone: OPEN,
  code: OPEN,
  wait: ["/3/ <waiting>", "/1/ <seeing>", "/1/ <question>", "/1/ <command>"],
  "yes-no": [
    "/10/ <yes>",
    "/6/ <no>",
    // Whole names only: in noise "yes" was heard as "no Alice".
    "/1/ (no | no for | for | no i said) <wholehost>",
    "/1/ <change>",
    "/1/ <myname>",
    "/0.3/ <question>",
    "/0.5/ <command>",
  ],
  choice: [
    "/6/ <option>",
    "/4/ (in | from | the one in) <department>",
    "/3/ <department>",
    "/1/ <place>",
    "/1/ <host>",
    "/1/ <family>",
    "/0.5/ leave a message",
    "/0.5/ <no>",
    "/0.5/ <yes>",
    "/0.5/ <command>",
  ],
  name: ["/10/ <name>", "/4/ <name> from <company>", "/0.3/ <command>"],
  spelling: [
    "/6/ <spelledhost>",
    "/4/ <saidandspelledhost>",
    "/3/ <host>",
    "/2/ <spelled>",
    "/2/ <saidandspelled>",
    "/0.5/ <examples>",
    "/0.3/ <command>",
  ],
};

/** What answers the two questions that any visitor may be asked, by what they offer first: nobody's name is among it. */
const OFFERED: Readonly<Record<string, readonly string[]>> = {
  [PURPOSE_CHOICES[0]]: ["/6/ <option>", "/2/ for <option>", "/3/ <purpose>", "/0.5/ <command>"],
  [PARTY_CHOICES[0]]: ["/6/ <option>", "/3/ <party>", "/0.5/ <command>"],
};

/**
 * One part of the visitor's own name, with its letters. Where only last names could follow, letters were right in 90 of 96 (half of them with
 * the name before them; clean and at 25 dB), whole names that were only said in 86 of 144 (at 18 dB, too); three voices.
 */
const SPELLED_PARTS: Readonly<Record<string, readonly string[]>> = {
  "first-name": ["/1/ <spelled>", "/3/ <saidandspelled>", "/0.5/ <examples>", "/0.3/ <command>"],
  "last-name": [
    "/1/ <spelledsurname>",
    "/3/ <saidandspelledsurname>",
    "/0.5/ <examples>",
    "/0.3/ <command>",
  ],
};

function lobbyRules(
  names: SpokenNames,
  phrasebook: Phrasebook,
  companies: readonly string[],
  { options = [], refused }: Expectation,
): Rules {
  const { topics, urgent = [] } = phrasebook;
  const hosts = [...names.whole, ...names.placed];
  const spellable = spellableOf([...names.family, ...names.given]);
  const surnames = spellableOf(phrasebook.names.surnames).filter((name) => name !== refused);
  return {
    ...ANSWER_RULES,
    ...nameRules(phrasebook),
    // Who is asked for their own name doesn't say "for"; ears that listened for it heard it in "Rahul".
    name: "/3/ <fullname> | /2/ (my name is | i'm | this is | it's) <fullname>",
    ...spellingRules(phrasebook),
    host: [weighted(3, hosts), weighted(2, names.given), weighted(0.3, names.family)]
      .filter((part) => part !== "")
      .join(" | "),
    wholehost: alternatives(hosts.filter((name) => name.includes(" "))),
    family: alternatives(names.family),
    department: alternatives(names.departments),
    company: alternatives(companies),
    lead: LOBBY_PHRASES.leads,
    seeing:
      "/6/ <lead> <host> | /1/ hi <lead> <host> | /1/ hello <lead> <host> | /1/ <lead> <host> please",
    iam: "/3/ i'm | /2/ hi i'm | /1/ hello i'm | /1/ my name is | /1/ hi my name is",
    tosee: "/3/ here to see | /1/ i'm here to see | /1/ and i'm here to see | /1/ for",
    introduced: "/3/ <iam> <given> <tosee> <host> | /1/ <iam> <given> <surname> <tosee> <host>",
    // Apart, since it falls away where no company is expected.
    introducedfrom: "<iam> <given> from <company> <tosee> <host>",
    myname: "/3/ (my name is | no my name is) <fullname> | /1/ (it's | no it's) <given> <surname>",
    errand: LOBBY_PHRASES.errands,
    waiting: LOBBY_PHRASES.waiting,
    change: LOBBY_PHRASES.changes,
    purpose: LOBBY_PHRASES.purposes,
    party: LOBBY_PHRASES.parties,
    place:
      "/3/ the first one | /2/ the second one | /1/ the third one | /1/ the first | /1/ the second",
    option: alternatives(options.map((option) => option.toLowerCase())),
    question: alternatives(topics.flatMap(({ phrasings }) => phrasings.slice(0, 6))),
    command: alternatives(COMMANDS.flatMap(({ phrasings }) => phrasings)),
    urgent: alternatives([...LOBBY_PHRASES.urgent, ...urgent]),
    spelledhost: alternatives(spellable.map(letters)),
    saidandspelledhost: alternatives(spellable.map((name) => `${name} ${letters(name)}`)),
    spelledsurname: alternatives(surnames.map(letters)),
    saidandspelledsurname: alternatives(surnames.map((name) => `${name} ${letters(name)}`)),
  };
}

function weighted(weight: number, phrases: readonly string[]): string {
  const words = alternatives(phrases);
  return words === "" ? "" : `/${weight}/ (${words})`;
}

function spellableOf(names: readonly string[]): readonly string[] {
  return names.filter((name) => /^[a-z]{2,}$/u.test(name));
}

function letters(name: string): string {
  return name.split("").join(" ");
}
