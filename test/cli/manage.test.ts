import { statSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeGlamDesk } from "../../src/store/moving-in/testing/write-glamdesk.ts";
import { Installation } from "./support/frontdesk.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await Installation.open();
});
afterAll(async () => await installation[Symbol.asyncDispose]());

async function succeed(...words: readonly string[]): Promise<string> {
  const { code, output, errors } = await installation.run(words);
  expect({ words, code, errors }).toEqual({ words, code: 0, errors: "" });
  return output;
}

test("adds, shows, changes and removes from the command line, and undoes it", async () => {
  const added = ["services", "add", "Gel nails", "--minutes", "45", "--price", "900"];
  expect(await succeed(...added, "--stylists", "priya,meena")).toBe(
    "Added Gel nails. Done by Priya, Meena.\n",
  );
  await succeed("services", "change", "gel", "--price", "950.50");
  const shown: unknown = JSON.parse(await succeed("services", "show", "gel-nails", "--json"));
  expect(shown).toMatchObject({ id: "gel-nails", minutes: 45, price: 950.5, currency: "INR" });
  expect(await succeed("services", "list", "gel")).toContain("gel-nails  Gel nails  45");
  expect(await succeed("services", "remove", "Gel nails", "--json")).toBe(
    `${JSON.stringify({ id: "gel-nails", notes: [] }, null, 2)}\n`,
  );
  expect(await succeed("undo", "--dry-run")).toContain("Would undo: removed the service Gel nails");
  expect(await succeed("undo")).toContain("Undone: removed the service Gel nails");
  expect(await succeed("people", "list", "meena")).toContain("Meena");
});

test("books, moves and cancels from the command line", async () => {
  const who = ["--customer", "Anita Kumar", "--phone", "98401 23456", "--service", "haircut"];
  const when = ["--when", "in two days at 4 pm"];
  expect(await succeed("appointments", "add", ...who, ...when)).toMatch(/^Booked .* 16:00 with /u);
  const moved = await succeed(
    "appointments",
    "move",
    "Anita Kumar",
    "--when",
    "in two days at 5 pm",
  );
  expect(moved).toMatch(/^Moved to .* 17:00, Anita Kumar, haircut with /u);
  expect(await succeed("appointments", "cancel", "98401 23456")).toMatch(/^Cancelled .* 17:00/u);
  expect(await succeed("appointments", "list", "--ids")).toMatch(/^visit_.* cancelled$/mu);
});

test("every sub-command has help of its own", async () => {
  for (const words of [
    "services add",
    "hours change",
    "appointments move",
    "customers",
    "import",
  ]) {
    const output = await succeed(...words.split(" "), "--help");
    expect(output).toMatch(new RegExp(`^Usage: frontdesk ${words}`, "u"));
    expect(await succeed("help", ...words.split(" "))).toBe(output);
  }
});

test("writes a file that only its owner can read, never over another one, and reads it again", async () => {
  const file = join(installation.folder, "customers.csv");
  await succeed("customers", "add", "Ravi", "--phone", "98400 11111");
  expect(await succeed("export", "customers", "--file", file)).toMatch(/^Wrote \d+ rows? to /u);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await readFile(file, "utf8")).toContain("Ravi,'+919840011111");
  expect((await installation.run(["export", "customers", "--file", file])).code).toBe(1);
  expect(await succeed("import", "customers", file)).toMatch(/^Added 0, changed 0/u);
  writeFileSync(file, "name,phone\nLata,98400 22222\nNobody,1\n");
  const report = await installation.run(["import", "customers", file]);
  expect(report.code).toBe(1);
  expect(report.output).toContain(`${file}, line 3: "1" is no telephone number of IN`);
  expect(report.output).toContain("Added 1, changed 0, left 0 as they were, and left out 1.");
});

test("moves in from GlamDesk, first as a trial", async () => {
  const file = join(installation.folder, "glamdesk.db");
  writeGlamDesk(file, {
    customers: [{ name: "Mala", phone: "98400 33333" }],
    services: [{ name: "Threading", duration_min: 15, price: 50 }],
    stylists: [{ name: "Kala", working_days: "Mon,Tue" }],
    appointments: [
      { customer_id: 1, service_id: 1, stylist_id: 1, appt_datetime: "2025-03-03 10:00" },
    ],
  });
  const tried = await succeed("import", "--from", "glamdesk", file, "--dry-run");
  expect(tried).toContain("nothing was written");
  expect(await succeed("customers", "list", "Mala")).toBe("There are none.\n");
  const report: unknown = JSON.parse(await succeed("import", "--from", "glamdesk", file, "--json"));
  expect(report).toMatchObject({ tables: { appointments: { found: 1, added: 1, leftOut: 0 } } });
  expect(await succeed("appointments", "--from", "2025-03-03", "--to", "2025-03-03")).toContain(
    "2025-03-03 10:00  Kala  Threading  Mala  +919840033333",
  );
});
