import { assert, constantFrom, property, string } from "fast-check";
import { expect, test } from "vitest";
import type { DirectoryPerson } from "./directory-person.ts";
import type { MatchContext } from "./match.ts";
import { openDirectory } from "./open-directory.ts";

const people: readonly DirectoryPerson[] = [
  { id: "1", name: "Sarah Miller", department: "Engineering", site: "Boston" },
  { id: "2", name: "Sarah Chen", department: "Marketing", site: "Austin" },
  { id: "3", name: "Priya Nair", department: "Sales" },
  { id: "4", name: "Conor O'Brien", department: "Human Resources" },
  { id: "5", name: "Robert Smith", department: "Sales" },
  { id: "6", name: "Jean-Luc de la Cruz" },
  { id: "7", name: "María José Núñez", aliases: ["Majo"] },
  { id: "8", name: "Murray Dunn", department: "Finance" },
  { id: "9", name: "Megan Lowe" },
  { id: "10", name: "Meghan Lowe" },
  { id: "11", name: "Li Wei" },
];
const directory = openDirectory(people);

function first(heard: string, context?: MatchContext): string {
  const { status, candidates } = directory.match(heard, context);
  return `${status} ${candidates[0]?.name}`;
}

test.for([
  ["Sarah Miller", "Sarah Miller"],
  ["sara miller", "Sarah Miller"],
  ["Bob Smith", "Robert Smith"],
  ["Mr. Robert Smith Jr.", "Robert Smith"],
  ["Conor O Brien", "Conor O'Brien"],
  ["connor obrien", "Conor O'Brien"],
  ["jean luc delacruz", "Jean-Luc de la Cruz"],
  ["Maria Nunez", "María José Núñez"],
  ["Majo", "María José Núñez"],
  ["Wei Li", "Li Wei"],
  ["Priya", "Priya Nair"],
  ["Hi, I'm here to see Sarah from engineering, please", "Sarah Miller"],
  ["my name is Tom and I have a meeting with Sarah Chen at three", "Sarah Chen"],
  ["a package for Rob Smith", "Robert Smith"],
] as const)("finds who is meant: %s", ([heard, name]) => {
  expect(first(heard)).toBe(`found ${name}`);
});

test("asks about two people of one given name", () => {
  const { status, alike, candidates } = directory.match("Sarah");
  expect({ status, alike }).toEqual({ status: "several", alike: 2 });
  expect(new Set(candidates.slice(0, 2).map(({ id }) => id))).toEqual(new Set(["1", "2"]));
});

test("asks about two people whose names sound the same, however exactly one was written", () => {
  for (const heard of ["Megan Lowe", "Meghan Lowe"]) {
    expect(directory.match(heard)).toMatchObject({ status: "several", alike: 2 });
  }
});

test("asks about a name that was badly misheard", () => {
  expect(first("married on")).toBe("several Murray Dunn");
});

test("knows nobody of a name that is unlike all, but says who was nearest", () => {
  const { status, alike, candidates } = directory.match("somebody called Zachary Quimby");
  expect({ status, alike }).toEqual({ status: "none", alike: 0 });
  expect(candidates.length).toBe(5);
});

test("knows nobody where nothing was said", () => {
  expect(directory.match(" ... ")).toEqual({ status: "none", candidates: [], alike: 0 });
});

test.for([
  [{ department: "the marketing team" }, "found Sarah Chen"],
  [{ site: "Boston" }, "found Sarah Miller"],
  [{ expecting: ["2"] }, "found Sarah Chen"],
  [{ department: "Legal" }, "several Sarah Chen"],
  [{ expecting: ["3"] }, "several Sarah Chen"],
  [{ spelled: "M I double L E R" }, "found Sarah Miller"],
  [{ spelled: "chen" }, "found Sarah Chen"],
] as const)("a Sarah is told apart by what else is known: %o", ([context, answer]) => {
  expect(first("Sarah", context)).toBe(answer);
});

test("a person who isn't in the department that was named is asked about", () => {
  expect(first("Priya Nair from human resources")).toBe("several Priya Nair");
});

test("initials name a department, too", () => {
  expect(first("Conor from HR")).toBe("found Conor O'Brien");
});

test.for([
  ["N A I R", "found Priya Nair"],
  ["Conor, that's O apostrophe B R I E N", "found Conor O'Brien"],
  ["sierra mike india tango hotel", "found Robert Smith"],
  ["D as in dog, U, M, N", "several Murray Dunn"],
  ["S-A-R-A-H", "several Sarah Miller"],
] as const)("reads a name that is spelled: %s", ([heard, answer]) => {
  expect(first(heard)).toBe(answer);
});

test("a nickname or a part of a name is not enough in a large directory", () => {
  const many = Array.from({ length: 600 }, (_, at) => ({
    id: `many-${at}`,
    name: `${"BDFGKLMNPT".charAt(at % 10)}uro ${"bdfgklmnpt".charAt(Math.floor(at / 10) % 10)}ashan${at}`,
  }));
  const large = openDirectory([...people, ...many]);
  expect(large.match("Bob Smith")).toMatchObject({ status: "several", alike: 1 });
  expect(large.match("Priya")).toMatchObject({ status: "several", alike: 1 });
  expect(large.match("Priya", { department: "Sales" }).status).toBe("found");
});

test("everybody comes first by their own name, and whatever is said is answered with five people at most", () => {
  assert(
    property(string(), constantFrom(...people), (said, { id, name }) => {
      const { candidates } = directory.match(said);
      expect(candidates.length).toBeLessThanOrEqual(5);
      expect(candidates.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
      expect(directory.match(name).candidates[0]).toMatchObject({ id, score: 1 });
    }),
  );
});
