import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { arrive } from "../../actions/lobby/testing/arrive.ts";
import { listVisits } from "../../actions/lobby/visits/list-visits.ts";
import { openLobby } from "../../actions/testing/open-lobby.ts";
import { visitsAsCsv } from "./export-visits.ts";

test("no cell of a visitor's making is run as a formula, and commas and lines stay in their cell", async () => {
  await using lobby = await openLobby();
  await arrive(lobby.visitor(), {
    visitor: '=HYPERLINK("http://x","Tom")',
    company: "Initech, Inc.",
    about: "@lunch\nand more",
  });
  const csv = visitsAsCsv(await listVisits(lobby.owner));
  const rows: unknown = parse(csv, { bom: true, columns: true });
  expect(rows).toMatchObject([
    {
      visitor: `'=HYPERLINK("http://x","Tom")`,
      company: "Initech, Inc.",
      about: "'@lunch\nand more",
      host: "Priya Raman",
      people: "1",
      arrived: "2026-11-23T09:00:00-05:00",
      left: "",
    },
  ]);
});
