import { array, assert, constantFrom, integer, property } from "fast-check";
import { expect, test } from "vitest";
import type { Network } from "./network.ts";
import { phraseNetwork, wordsIn } from "./phrase-network.ts";

const BOOKING = `#JSGF V1.0; grammar desk;
public <utterance> = /3/ <lead> [a] <service> [<when>] | /1/ how much is a <service>;
<lead> = i'd like | book;
<service> = haircut | beard trim;
<when> = today | (on | next) (monday | friday) {tag};`;

test("allows what the grammar allows and nothing else", () => {
  const network = phraseNetwork(BOOKING);
  for (const words of [
    "book haircut",
    "i'd like a beard trim next friday",
    "how much is a haircut",
  ]) {
    expect(score(network, words)).toBeLessThanOrEqual(0);
  }
  for (const words of [
    "",
    "book",
    "beard trim",
    "how much is a haircut today",
    "book a a haircut",
  ]) {
    expect(score(network, words)).toBe(-Infinity);
  }
});

test("keeps the weights of the grammar, against its likeliest phrase", () => {
  const network = phraseNetwork("grammar g; public <g> = /3/ yes | /1/ no [thanks];");
  const [yes, no, noThanks] = ["yes", "no", "no thanks"].map((words) => score(network, words));
  expect([yes, no]).toEqual([0, expect.closeTo(Math.log(1 / 8 / (3 / 4)), 5)]);
  expect(noThanks).toBe(no);
});

test("shares the beginnings and the ends of phrases", () => {
  const network = phraseNetwork("grammar g; public <g> = one two four | one three four | four;");
  expect(network.states).toHaveLength(4);
});

test("goes round a loop any number of times, but at least once", () => {
  const network = phraseNetwork("grammar g; public <g> = my number is (one | two)+ | [no] stop*;");
  expect(score(network, "my number is one two two one")).toBeLessThan(0);
  expect(score(network, "my number is")).toBe(-Infinity);
  expect(score(network, "no stop stop")).toBeLessThan(0);
});

test("does not mind any number of optional parts in a row", () => {
  const digits = "[<d>] ".repeat(20);
  const network = phraseNetwork(`grammar g; public <g> = one ${digits}; <d> = one | two | three;`);
  expect(network.states.length).toBeLessThan(30);
});

test("stays small where joining all ways would make it grow", () => {
  const letters = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const spelled = letters.flatMap((one) => letters.map((two) => `${one} ${two} a b c d`));
  const free = `[<l>] `.repeat(9);
  const network = phraseNetwork(
    `grammar g; public <g> = ${spelled.join(" | ")} | <l> ${free}; <l> = ${letters.join(" | ")};`,
  );
  const arcs = network.states.reduce((count, state) => count + state.arcs.length, 0);
  expect(arcs).toBeLessThan(400);
  expect(score(network, "c d a b c d")).toBeGreaterThan(-Infinity);
  expect(score(network, "h h h")).toBeGreaterThan(-Infinity);
  expect(score(network, "h h h h h h h h h h h")).toBe(-Infinity);
});

test("any sentence put together from a grammar is allowed by its network", () => {
  const part = constantFrom("x", "y z", "x y");
  assert(
    property(
      array(array(part, { minLength: 1, maxLength: 3 }), { minLength: 1 }),
      integer(),
      (options, pick) => {
        const lines = options.map((parts) => parts.join(" "));
        const network = phraseNetwork(`grammar g; public <g> = ${lines.join(" | ")};`);
        const chosen = lines[Math.abs(pick) % lines.length] ?? "";
        expect(score(network, chosen)).toBeGreaterThan(-Infinity);
        expect(score(network, `${chosen} w`)).toBe(-Infinity);
      },
    ),
    { numRuns: 100 },
  );
});

test("names its words once each", () => {
  expect(wordsIn(phraseNetwork(BOOKING)).toSorted()).toEqual(
    "a beard book friday haircut how i'd is like monday much next on today trim".split(" "),
  );
});

test.each([
  ["no public rule", "grammar g; <g> = a;", "no public rule"],
  ["an unknown rule", "grammar g; public <g> = <h>;", "no rule <h>"],
  ["a rule within itself", "grammar g; public <g> = a [<g>];", "<g> mentions itself"],
  ["an open bracket", "grammar g; public <g> = (a | b;", "<g> of the grammar cannot be read"],
  ["a stray bracket", "grammar g; public <g> = a ) b;", "<g> of the grammar cannot be read"],
])("refuses %s in words", (_what, grammar, message) => {
  expect(() => phraseNetwork(grammar)).toThrow(message);
});

/** The score of the best way to say these words. */
function score({ states, start }: Network, words: string): number {
  let reached = new Map([[start, 0]]);
  for (const word of words.split(" ").filter((one) => one !== "")) {
    const next = new Map<number, number>();
    for (const [at, base] of reached) {
      for (const arc of states[at]?.arcs ?? []) {
        if (arc.word !== word) continue;
        next.set(arc.to, Math.max(next.get(arc.to) ?? -Infinity, base + arc.score));
      }
    }
    reached = next;
  }
  return Math.max(
    -Infinity,
    ...[...reached].map(([at, base]) => base + (states[at]?.endScore ?? -Infinity)),
  );
}
