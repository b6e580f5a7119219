import { expect, test } from "vitest";
import { readDeskFile } from "../config/desk-file/read-desk-file.ts";
import { seedDesk } from "../store/business/seed-desk.ts";
import { freshDatabase } from "../store/testing/fresh-database.ts";
import { examineDesk } from "./examine-desk.ts";
import { knownDesks } from "./known-desks.ts";

test("each desk is told with what its trade offers", async () => {
  await using database = await freshDatabase();
  for (const file of ["glamdesk", "clinic", "lobby"])
    await seedDesk(database, await readDeskFile(`desks/${file}.yaml`));
  const desks = await knownDesks(database.read);
  const findings = await Promise.all(desks.map((desk) => examineDesk(database, desk)));
  expect(findings.map(({ state, detail }) => `${state} ${detail}`)).toEqual([
    expect.stringMatching(/^ok Acme Corp: \d+ in the directory, America\/New_York$/u),
    expect.stringMatching(/^ok GlamDesk: \d+ services, \d+ stylists, Asia\/Kolkata$/u),
    expect.stringMatching(/^ok .*: \d+ reasons for a visit, \d+ providers, /u),
  ]);
});

test("a lobby that knows nobody is told how to add people", async () => {
  await using database = await freshDatabase();
  await seedDesk(database, await readDeskFile("desks/lobby.yaml"));
  await database.write((writer) =>
    writer.updateTable("employees").set({ status: "gone" }).execute(),
  );
  const [lobby] = await knownDesks(database.read);
  if (!lobby) throw new Error("There is no lobby");
  expect(await examineDesk(database, lobby)).toEqual({
    part: "desk",
    state: "broken",
    detail:
      "Acme Corp knows nobody who could be visited; docs/directory.md says how to add people.",
  });
});
