import { expect, test } from "vitest";
import type { DeskFile } from "../../domain/business/desk-file.ts";
import { USUAL_LOBBY_RULES } from "../../domain/visits/lobby-rules.ts";
import { seedDesk } from "../business/seed-desk.ts";
import type { Database } from "../database.ts";
import { freshDatabase } from "../testing/fresh-database.ts";
import { sampleDesk } from "../testing/sample-desk.ts";
import { findEmployee, listEmployees } from "./employees.ts";
import { loadLobbyRules } from "./lobby-rules.ts";

const lobby: DeskFile = {
  ...sampleDesk,
  id: "acme",
  trade: "lobby",
  services: [],
  stylists: [],
  lobby: {
    rules: { ...USUAL_LOBBY_RULES, deliveriesTo: "in the mail room" },
    departments: [{ id: "sales", name: "Sales", alternate: "marcus" }],
    employees: [
      person("marcus", "Marcus", "Johnson"),
      person("siobhan", "Siobhan", "O'Brien"),
      { ...person("peter", "Peter", "Lindqvist"), left: { seeInstead: "siobhan" } },
    ],
    documents: [],
  },
};

function person(id: string, givenName: string, familyName: string) {
  return {
    id,
    name: `${givenName} ${familyName}`,
    givenName,
    familyName,
    aliases: [],
    department: "sales",
  };
}

async function openLobby(): Promise<Database> {
  const database = await freshDatabase();
  await seedDesk(database, lobby);
  return database;
}

test("a desk file's people are in the directory with their department and whoever steps in for it", async () => {
  await using database = await openLobby();
  expect(await listEmployees(database.read, "acme")).toMatchObject([
    { id: "acme/marcus", department: "Sales", isGone: false },
    { id: "acme/peter", isGone: true, seeInsteadId: "acme/siobhan" },
    { id: "acme/siobhan", alternateId: "acme/marcus" },
  ]);
  const marcus = await findEmployee(database.read, "acme", "acme/marcus");
  // Nobody steps in for themselves.
  expect(marcus?.alternateId).toBeUndefined();
});

test("somebody is found only at their own desk", async () => {
  await using database = await openLobby();
  expect(await findEmployee(database.read, "acme", "acme/siobhan")).toBeDefined();
  expect(await findEmployee(database.read, "elsewhere", "acme/siobhan")).toBeUndefined();
});

test("the rules of a lobby are those of its file, and the usual ones where it has none", async () => {
  await using database = await openLobby();
  await seedDesk(database, sampleDesk);
  expect(await loadLobbyRules(database.read, "acme")).toEqual(lobby.lobby?.rules);
  expect(await loadLobbyRules(database.read, "glamdesk")).toEqual(USUAL_LOBBY_RULES);
});
