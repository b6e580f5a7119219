import { describe, expect, test } from "vitest";
import { listEmployees } from "../../../store/lobby/employees.ts";
import { Refused } from "../../manage/refused.ts";
import { undoLastChange } from "../../manage/undo.ts";
import { openLobby, type Lobby } from "../../testing/open-lobby.ts";
import { applyDirectory, type PlacedEntry } from "./apply-directory.ts";
import { readDirectoryRows } from "./read-directory-rows.ts";

function entry(externalId: string, name: string, more: Partial<PlacedEntry> = {}): PlacedEntry {
  return { where: `line ${externalId}`, externalId, name, isActive: true, ...more };
}

async function everybody(lobby: Lobby): Promise<readonly PlacedEntry[]> {
  const people = await listEmployees(lobby.database.read, lobby.deskId);
  return people
    .filter(({ isGone }) => !isGone)
    .map(({ externalId = "", name, email }) =>
      entry(externalId, name, email === undefined ? {} : { email }),
    );
}

describe("a directory that is taken over", () => {
  test("adds who is new, changes who changed, and marks who is missing as gone without deleting them", async () => {
    await using lobby = await openLobby();
    const [first, ...rest] = await everybody(lobby);
    if (!first) throw new Error("Nobody is there");
    const report = await applyDirectory(lobby.owner, {
      source: "csv",
      complete: true,
      entries: [
        ...rest.filter(({ externalId }) => externalId !== "sarah-chen"),
        entry("sarah-chen", "Sarah Chen", { title: "Engineer" }),
        entry("900", "Nadia Hassan", {
          department: "IT",
          phone: "212 555 0190",
          email: "n@acme.example",
        }),
      ],
    });
    expect(report).toMatchObject({ added: 1, gone: 1, faults: [] });
    const people = await listEmployees(lobby.database.read, lobby.deskId);
    expect(people.find(({ name }) => name === "Nadia Hassan")).toMatchObject({
      id: "acme/nadia-hassan",
      department: "IT",
      phone: "+12125550190",
      isGone: false,
    });
    expect(people.find(({ name }) => name === first.name)).toMatchObject({ isGone: true });
    expect(people.find(({ name }) => name === "Sarah Chen")).toMatchObject({
      id: "acme/sarah-chen",
      title: "Engineer",
      department: "Engineering",
    });
  });

  test("changes nothing the second time", async () => {
    await using lobby = await openLobby();
    const entries = await everybody(lobby);
    await applyDirectory(lobby.owner, { source: "csv", complete: true, entries });
    const again = await applyDirectory(lobby.owner, { source: "csv", complete: true, entries });
    expect(again).toEqual({
      added: 0,
      changed: 0,
      unchanged: entries.length,
      gone: 0,
      back: 0,
      faults: [],
    });
  });

  test("knows somebody by their e-mail where another source had them, whatever the case", async () => {
    await using lobby = await openLobby();
    await applyDirectory(lobby.owner, {
      source: "scim",
      complete: false,
      entries: [entry("a1b2", "Sara Chen", { email: "Sarah-Chen@ACME.example" })],
    });
    const people = await listEmployees(lobby.database.read, lobby.deskId);
    expect(people.filter(({ familyName }) => familyName === "Chen")).toMatchObject([
      { id: "acme/sarah-chen", name: "Sara Chen", source: "scim", externalId: "a1b2" },
    ]);
  });

  test("brings back who left and is in it again", async () => {
    await using lobby = await openLobby();
    const report = await applyDirectory(lobby.owner, {
      source: "csv",
      complete: false,
      entries: [entry("peter", "Peter Lindqvist")],
    });
    expect(report).toMatchObject({ back: 1, added: 0 });
  });

  test("leaves alone what it doesn't speak of, and people of other sources", async () => {
    await using lobby = await openLobby();
    await applyDirectory(lobby.owner, {
      source: "scim",
      complete: true,
      entries: [entry("z", "Zoe Adams")],
    });
    const people = await listEmployees(lobby.database.read, lobby.deskId);
    expect(people.filter(({ isGone }) => isGone).map(({ name }) => name)).toEqual([
      "Peter Lindqvist",
    ]);
  });

  test("is refused, with nothing written, when most people would be gone, unless that is meant", async () => {
    await using lobby = await openLobby();
    const input = {
      source: "csv",
      complete: true,
      entries: [entry("priya", "Priya Raman"), entry("1", "Ann Lee"), entry("2", "Bo Lee")],
    } as const;
    await expect(applyDirectory(lobby.owner, input)).rejects.toThrow(Refused);
    await expect(applyDirectory(lobby.owner, input)).rejects.toThrow(/6 of the 7 people/u);
    expect(await everybody(lobby)).toHaveLength(7);
    expect(await applyDirectory(lobby.owner, { ...input, evenMost: true })).toMatchObject({
      gone: 6,
    });
  });

  test("is one change that undo takes back", async () => {
    await using lobby = await openLobby();
    const before = await listEmployees(lobby.database.read, lobby.deskId);
    await applyDirectory(lobby.owner, {
      source: "csv",
      complete: true,
      evenMost: true,
      entries: [entry("1", "Ann Lee", { department: "Legal" }), entry("2", "Bo Lee")],
    });
    await undoLastChange(lobby.owner);
    expect(await listEmployees(lobby.database.read, lobby.deskId)).toEqual(before);
  });

  test("tells of numbers and places that make no sense, and takes the rest of the row", async () => {
    await using lobby = await openLobby();
    const report = await applyDirectory(lobby.owner, {
      source: "csv",
      complete: false,
      entries: [
        entry("1", "Ann Lee", { phone: "123", location: "Mars" }),
        entry("1", "Ann Lee again"),
      ],
    });
    expect(report.added).toBe(1);
    expect(report.faults).toEqual([
      'line 1: "123" is no telephone number; left out.',
      'line 1: there is no location "Mars"; left out.',
      "line 1: somebody above has the same id or e-mail; left out.",
    ]);
  });
});

describe("the rows of a file", () => {
  test("are read by the usual names of columns, whatever system wrote them", () => {
    const file = readDirectoryRows(
      ["employee-id", "first-name", "last-name", "mail", "team", "account-enabled", "shoe-size"],
      [
        {
          line: 2,
          cells: {
            "employee-id": "7",
            "first-name": "Ann",
            "last-name": "Lee",
            mail: "ann@acme.example",
            team: "Legal",
            "account-enabled": "FALSE",
            "shoe-size": "40",
          },
        },
        { line: 3, cells: { "employee-id": "8", "first-name": "Bo", mail: "bo at acme" } },
        { line: 4, cells: { "employee-id": "9" } },
        { line: 5, cells: {}, fault: "it has 9 cells, but there are 7 columns" },
      ],
    );
    expect(file?.entries).toEqual([
      {
        where: "line 2",
        externalId: "7",
        name: "Ann Lee",
        givenName: "Ann",
        familyName: "Lee",
        email: "ann@acme.example",
        department: "Legal",
        isActive: false,
      },
    ]);
    expect(file?.faults).toEqual([
      'line 3: "bo at acme" is no e-mail address; left out.',
      "line 4: it has no name; left out.",
      "line 5: it has 9 cells, but there are 7 columns; left out.",
    ]);
  });

  test("of a file without names are none", () => {
    expect(readDirectoryRows(["id", "email"], [])).toBeUndefined();
  });

  test('turn "O\'Brien, Siobhan" round', () => {
    const file = readDirectoryRows(["name"], [{ line: 2, cells: { name: "O'Brien, Siobhan" } }]);
    expect(file?.entries).toMatchObject([{ name: "Siobhan O'Brien" }]);
  });
});
