import { assert, constantFrom, infiniteStream, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { sampleGrammar } from "../../../domain/dialogue/grammar/testing/sample-grammar.ts";
import type { Phrasebook } from "../../../domain/dialogue/phrasebook.ts";
import type { TranscriptItem } from "../../../domain/dialogue/transcript.ts";
import { lobbyConverse } from "../conversation/converse.ts";
import { lobbyHints } from "./lobby-hints.ts";
import type { SpokenHost } from "./lobby-names.ts";

const PHRASEBOOK: Phrasebook = {
  language: "en",
  country: "US",
  intents: [],
  services: [],
  people: [],
  topics: [],
  names: { given: ["tom", "anna"], surnames: ["baker"] },
};

function host(name: string, department: string): SpokenHost {
  const [givenName = "", familyName = ""] = name.split(" ");
  return { name, givenName, familyName, aliases: [], department };
}

const HOSTS = [
  host("Sarah Chen", "Engineering"),
  host("Sarah Miller", "Marketing"),
  host("Siobhan O'Brien", "Sales"),
  host("Katarzyna Wójcik", "Operations"),
  host("Fatima Al-Sayed", "Sales"),
];

const LOBBY = {
  phrasebook: PHRASEBOOK,
  hosts: HOSTS,
  departments: ["Engineering", "Marketing", "Sales", "Operations"],
  companies: ["Initech"],
};

test("names are listened for as a dictionary spells them", () => {
  const { grammar, keyTerms } = lobbyHints(LOBBY)({ kind: "person" });
  for (const name of [
    "siobhan o'brien",
    "katarzyna wojcik",
    "fatima al sayed",
    "sarah in marketing",
  ])
    expect(grammar).toContain(name);
  expect(keyTerms).toContain("Katarzyna Wójcik");
});

test("of a big directory the first three hundred are listened for", () => {
  const hosts = Array.from({ length: 400 }, (_, at) =>
    host(`Person${letters(at)} Family${letters(at)}`, "Sales"),
  );
  const { grammar } = lobbyHints({ ...LOBBY, hosts: [...hosts, ...HOSTS] })({ kind: "person" });
  expect(grammar).toContain(`person${letters(299)} `);
  expect(grammar).not.toContain(`person${letters(300)} `);
  expect(grammar).not.toContain("siobhan");
});

test("what was offered is listened for", () => {
  const hints = lobbyHints(LOBBY);
  const { grammar } = hints({ kind: "choice", options: ["a meeting", "an interview"] });
  expect(grammar).toContain("<option> = a meeting | an interview;");
});

test("whatever the ears can hear of a visitor at the door, the scripted brain makes something of it", () => {
  const { grammar } = lobbyHints(LOBBY)({ kind: "person" });
  const converse = lobbyConverse({ ...LOBBY, greeting: "Who are you here to see?" });
  assert(
    property(
      infiniteStream(integer({ min: 0, max: 1_000_000 })),
      constantFrom("voice", "text"),
      (numbers, via) => {
        const said = sampleGrammar(grammar, (count) => (numbers.next().value ?? 0) % count);
        const item = {
          role: "caller",
          text: said,
          confidence: 1,
          via,
          atMs: 0,
        } satisfies TranscriptItem;
        const reply = converse([item], { nowLocal: "2026-11-23T09:00", caller: {} });
        // What can't wait is the machine's.
        if (URGENT.test(said)) return;
        expect(reply.notUnderstood === true ? `not understood: ${said}` : "").toBe("");
      },
    ),
    { numRuns: 500 },
  );
});

const URGENT = /fire|smoke|security|ambulance|collapsed|safe/u;

/** A number as letters: names hold no digits. */
function letters(at: number): string {
  return String(at).replaceAll(/\d/gu, (digit) => "abcdefghij".charAt(Number(digit)));
}
