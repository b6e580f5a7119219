import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError } from "../../config-error.ts";
import { parseDeskFile, readDeskFile } from "../read-desk-file.ts";

const path = join(import.meta.dirname, "../../../../desks/lobby.yaml");
const source = await readFile(path, "utf8");

describe("the sample lobby", async () => {
  const { lobby, trade } = await readDeskFile(path);
  const employees = lobby?.employees ?? [];

  test("has at least forty people in six departments, each with somebody to step in", () => {
    expect(trade).toBe("lobby");
    expect(employees.length).toBeGreaterThanOrEqual(40);
    expect(lobby?.departments).toHaveLength(6);
    expect(lobby?.departments.every(({ alternate }) => alternate !== undefined)).toBe(true);
  });

  test("has two Sarahs in two departments, a Priya, an O'Brien, one who left and one who is away", () => {
    const sarahs = employees.filter(({ givenName }) => givenName === "Sarah");
    expect(sarahs.map(({ department }) => department)).toEqual(["engineering", "marketing"]);
    expect(employees.filter(({ givenName }) => givenName === "Priya")).toHaveLength(1);
    expect(employees.filter(({ familyName }) => familyName === "O'Brien")).toHaveLength(1);
    expect(employees.filter(({ left }) => left !== undefined)).toMatchObject([
      { left: { seeInstead: "priya" } },
    ]);
    expect(employees.filter(({ awayUntil }) => awayUntil !== undefined)).toHaveLength(1);
  });

  test("tells hosts by text after 30 seconds and whoever steps in after two minutes", () => {
    expect(lobby?.rules.ladder).toMatchObject({ smsAfterSeconds: 30, alternateAfterSeconds: 120 });
    expect(lobby?.rules.frontDesk.phone).toBe("+12125550110");
  });
});

test("all that is said about receiving visitors may be left out", () => {
  const bare = source.replace(/^visitors:[^]*?\n\n/mu, "");
  expect(parseDeskFile(bare, "lobby.yaml").lobby?.rules).toMatchObject({
    ladder: { smsAfterSeconds: 30, alternateAfterSeconds: 120 },
    badge: { widthMm: 62, heightMm: 100 },
  });
});

test("a rung of the ladder can be left out", () => {
  const without = source.replace("callAfterSeconds: 75", "callAfterSeconds: never");
  expect(parseDeskFile(without, "lobby.yaml").lobby?.rules.ladder.callAfterSeconds).toBeNull();
});

describe("faults are told with their line and what to do", () => {
  test.each([
    [
      "department: sales",
      "department: sails",
      /is in "sails", which is no department; known: engineering, marketing, sales/u,
    ],
    [
      "alternate: olivia",
      "alternate: olive",
      /Marketing has "olive" to step in, who is no employee; known: grace, .* and 31 more\.$/u,
    ],
    [
      "seeInstead: priya",
      "seeInstead: prya",
      /whoever asks for Peter Lindqvist is to see "prya", who is no employee/u,
    ],
    [
      "smsAfterSeconds: 30",
      "smsAfterSeconds: soon",
      /smsAfterSeconds is "soon"; expected a whole number of seconds from 0 to 3600, or never\.$/u,
    ],
    ["id: sarah-miller", "id: sarah-chen", /"sarah-chen" is already used above/u],
    ["purposes: [meeting,", "purposes: [meating,", /expected one of meeting, interview/u],
  ])("%s as %s", (right, wrong, sentence) => {
    expect(source).toContain(right);
    const read = () => parseDeskFile(source.replace(right, wrong), "lobby.yaml");
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/lobby\.yaml, line \d+: /u);
    expect(read).toThrow(sentence);
  });
});
