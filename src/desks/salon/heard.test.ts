import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Expectation } from "../../domain/dialogue/expectation.ts";
import { sampleGrammar } from "../../domain/dialogue/grammar/testing/sample-grammar.ts";
import { hintsFor } from "../../domain/dialogue/hints-for.ts";
import { phoneProgress } from "../../domain/dialogue/phone-lengths.ts";
import { understand, type Understanding } from "../../domain/dialogue/understand.ts";
import { salonPhrasebook } from "./phrasebook.ts";

const phrasebook = salonPhrasebook({
  language: "en-IN",
  country: "IN",
  hours: [{ weekday: 1, fromMinute: 600, toMinute: 1200 }],
  services: [
    { name: "haircut", aliases: ["hair cut", "cut"] },
    { name: "hair colour", aliases: ["hair color"] },
    { name: "facial", aliases: [] },
  ],
  stylists: [
    { name: "Priya", aliases: [] },
    { name: "Kavitha", aliases: ["Kavita"] },
  ],
  faqs: [{ id: "hours", questions: ["what are your opening hours", "are you open 24 hours"] }],
});

const QUESTIONS: readonly Expectation[] = [
  { kind: "open" },
  { kind: "yes-no" },
  {
    kind: "choice",
    options: ["3:30 PM with Priya", "tomorrow at 10 AM with Kavitha", "noon with Priya"],
  },
  { kind: "choice", options: ["the morning", "the evening"] },
  { kind: "service" },
  { kind: "person" },
  { kind: "date-time" },
  { kind: "name" },
  { kind: "spelling" },
  { kind: "phone" },
];

/** Runs `check` on sentences that the recogniser may hear when this was asked. */
function forSentences(
  expectation: Expectation,
  check: (heard: Understanding, sentence: string) => void,
): void {
  const { grammar } = hintsFor(phrasebook, expectation);
  fc.assert(
    fc.property(
      fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      (random) => {
        const sentence = sampleGrammar(grammar, (count) => {
          const { value } = random.next();
          return Math.floor((typeof value === "number" ? value : 0) * count);
        });
        const heard = understand(sentence, {
          phrasebook,
          expects: expectation.kind,
          nowLocal: "2026-11-23T09:00",
        });
        check(heard, sentence);
      },
    ),
    { numRuns: 300 },
  );
}

describe.each(QUESTIONS)("what the recogniser may hear after $kind $options", (expectation) => {
  const { grammar } = hintsFor(phrasebook, expectation);

  test("is spelled in lower-case words of a dictionary", () => {
    const body = grammar
      .split("\n")
      .slice(2)
      .join("\n")
      .replaceAll(/<\w+>|public|\/[\d.]+\//gu, " ");
    expect(body.match(/[^a-z' \n()[\]|=;]/gu)).toBeNull();
  });

  test("is never nothing, and no rule is missing", () => {
    forSentences(expectation, (_, sentence) => {
      expect(sentence).not.toBe("");
    });
  });

  test("means something", () => {
    forSentences(expectation, (heard, sentence) => {
      const { answer, command, intent, topic, services, person, when, name, spelling, digits } =
        heard;
      const found = [command, intent, topic, person, when, name, spelling, digits].some(
        (one) => one !== null,
      );
      const isPlace =
        /\b(?:first|second|third|last|earlier|later|none|neither|another|else|morning|evening|any|mind|matter)\b/u;
      const isDetail = /\b(?:time|day|date|stylist|service|name|number|one|nothing)\b/u;
      const means =
        found ||
        services.length > 0 ||
        answer !== "other" ||
        isPlace.test(sentence) ||
        isDetail.test(sentence);
      expect({ sentence, means }).toEqual({ sentence, means: true });
    });
  });
});

test("a time that was offered is heard as that time", () => {
  const { grammar } = hintsFor(phrasebook, { kind: "choice", options: ["3:30 PM with Priya"] });
  expect(grammar).toContain("half past three | three thirty p m");
  expect(grammar).toContain("three thirty with priya");
});

test("every whole number heard has as many digits as the country's numbers", () => {
  forSentences({ kind: "phone" }, ({ digits }, sentence) => {
    if (digits === null || digits.length < 7) return;
    const progress = phoneProgress(digits, "IN");
    expect({ sentence, progress }).toEqual({ sentence, progress: "whole" });
  });
});

test("a question with figures in it is left to cloud ears", () => {
  expect(hintsFor(phrasebook, { kind: "open" }).grammar).not.toContain("24");
});
