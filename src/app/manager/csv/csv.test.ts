import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Refused } from "../../../actions/manage/refused.ts";
import { openSalon, type Salon } from "../../../actions/testing/open-salon.ts";
import { addAppointment } from "../../../actions/manage/appointments.ts";
import { addLocation } from "../../../actions/manage/locations.ts";
import { addRoom } from "../../../actions/manage/rooms.ts";
import { undoLastChange } from "../../../actions/manage/undo.ts";
import { sampleDesk } from "../../../store/testing/sample-desk.ts";
import type { Table } from "../table.ts";
import {
  customersTable,
  departmentsTable,
  employeesTable,
  faqsTable,
  servicesTable,
  tables,
} from "../tables.ts";
import { csvTable, csvTables } from "./csv-tables.ts";
import { exportTable } from "./export-table.ts";
import { importTable } from "./import-table.ts";
import { readCsv } from "./read-csv.ts";
import { writeCsv } from "./write-csv.ts";

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

async function exported(salon: Salon, table: Table): Promise<string> {
  return (await exportTable(salon.owner, table)).csv;
}

function needTable(name: string): Table {
  const table = csvTable(name);
  if (!table) throw new Error(`No table ${name}`);
  return table;
}

test("any cells come back as they were, and no cell begins as a formula", () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("=1+1", "'=x", "''-1", "+91 98401 23456", "@a", "-", '"', "a,b;c\td", "x\r\ny"),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 })), (rows) => {
      const csv = writeCsv(["one", "two"], rows);
      const read = readCsv(bytes(csv)).rows.map((row) => [row.cells["one"], row.cells["two"]]);
      expect(read).toEqual(rows.filter((row) => row.some((text) => text.trim() !== "")));
      expect(csv).not.toMatch(/(^|[,\n])"?[=+@-]/u);
    }),
  );
});

test.each([
  ["commas", "name,phone\nRavi,9840011111\n"],
  ["semicolons, as Excel writes them", "name;phone\r\nRavi;9840011111\r\n"],
  ["a mark, quotes and CRLF", '\uFEFF"Name","Phone"\r\n"Ravi","9840011111"\r\n'],
  ["tabs and no last line end", "phone\tname\n9840011111\tRavi"],
  ["other columns and blank lines", "name,phone,Age\n\nRavi,9840011111,44\n,,\n"],
])("reads a file with %s", async (_, text) => {
  await using salon = await openSalon();
  const report = await importTable(salon.owner, customersTable, bytes(text));
  expect(report).toMatchObject({ added: 1, faults: [] });
  const [entry] = await customersTable.list(salon.owner);
  expect(entry?.words).toMatchObject({ name: "Ravi", phone: "+919840011111" });
});

test("reports a bad row with the line where it begins, and takes the others", async () => {
  await using salon = await openSalon();
  const text = [
    "name,phone,note",
    'Ravi,98400 11111,"two',
    'lines"',
    "Lata,12,",
    "Mala,98400 22222",
    "Mala,98400 22222,again",
    ",98400 33333,",
    "Too,98400 44444,a,b",
  ].join("\n");
  const report = await importTable(salon.owner, customersTable, bytes(text));
  expect(report.added).toBe(2);
  expect(report.faults).toEqual([
    { line: 4, why: expect.stringContaining('"12" is no telephone number of IN') },
    { line: 6, why: "the same customer is in line 5" },
    { line: 7, why: "--name is missing." },
    { line: 8, why: "it has 4 cells, but there are 3 columns" },
  ]);
});

test.each([
  ["", "The file is empty"],
  ["name,name\n", 'the column "name" twice'],
  ["nam,phone\nx,y\n", 'needs the column name ("nam" isn\'t one)'],
  ['name,phone\n"x,y\n', "a quote out of place"],
])("refuses the file %j in one sentence", async (text, why) => {
  await using salon = await openSalon();
  const refused = importTable(salon.owner, customersTable, bytes(text));
  await expect(refused).rejects.toThrow(why);
  await expect(refused).rejects.toBeInstanceOf(Refused);
});

test("refuses a file that isn't UTF-8, and says how Excel writes one that is", () => {
  expect(() => readCsv(Uint8Array.from([0x6e, 0xe9, 0x0a]))).toThrow("CSV UTF-8");
  expect(() => readCsv(Uint8Array.from([0xff, 0xfe, 0x6e, 0x00]))).toThrow("CSV UTF-8");
});

test("a whole import is one change, tried without a trace and undone at once", async () => {
  await using salon = await openSalon();
  const text = bytes("name,phone\nRavi,9840011111\nLata,9840022222\n");
  const tried = await importTable({ ...salon.owner, rehearse: true }, customersTable, text);
  expect(tried.added).toBe(2);
  expect(await customersTable.list(salon.owner)).toEqual([]);
  await importTable(salon.owner, customersTable, text);
  expect((await importTable(salon.owner, customersTable, text)).unchanged).toBe(0);
  await undoLastChange(salon.owner);
  expect(await customersTable.list(salon.owner)).toEqual([]);
});

test.each(csvTables)(
  "%s: what was exported changes nothing when it is read again",
  async (name) => {
    await using salon = await openSalon();
    const table = needTable(name);
    await fill(salon);
    const csv = await exported(salon, table);
    const report = await importTable(salon.owner, table, bytes(csv));
    expect(report).toMatchObject({ added: 0, changed: 0, faults: [], ignoredColumns: [] });
    expect(report.unchanged).toBeGreaterThan(0);
  },
);

test("a desk that is exported and read into an empty one is the same desk", async () => {
  await using from = await openSalon();
  await fill(from);
  const [service] = sampleDesk.services;
  const [person] = sampleDesk.stylists;
  if (!service || !person) throw new Error("The sample has some");
  await using to = await openSalon({
    desk: {
      ...sampleDesk,
      services: [service],
      stylists: [{ ...person, serviceIds: [service.id] }],
      faqs: [],
      closures: [],
    },
  });
  // Places and rooms before those who are there, people before the services they do, all before what names them.
  const order = ["locations", "rooms", "stylists", "services", ...csvTables];
  for (const name of order) {
    const csv = bytes(await exported(from, needTable(name)));
    const { faults } = await importTable(to.owner, needTable(name), csv);
    expect({ name, faults }).toEqual({ name, faults: [] });
  }
  for (const name of csvTables) {
    const sorted = async (salon: Salon) =>
      (await exported(salon, needTable(name))).split("\r\n").toSorted();
    expect(await sorted(to)).toEqual(await sorted(from));
  }
});

/** Something in every table, and what is odd about some of it. */
async function fill(salon: Salon): Promise<void> {
  const hours = [{ weekday: 1, fromMinute: 600, toMinute: 1080 }] as const;
  await addLocation(salon.owner, { name: "Anna Nagar" });
  await addLocation(salon.owner, { name: "Adyar", aliases: ["the new one"], hours });
  await addRoom(salon.owner, {
    name: "the steam room",
    kind: "steam room",
    locationId: "glamdesk/adyar",
  });
  const { owner } = salon;
  await servicesTable.add(owner, {
    name: '=Gel "nails", red',
    minutes: "working 45, processing 30, finishing 15",
    price: "900.50",
    aliases: "gel, nails",
    "buffer-after": "10",
    stylists: "priya, kavitha",
    "own-terms": "priya: price 1200, minutes 60",
    "most-per-day": "3",
  });
  await departmentsTable.add(owner, { name: "Front of house" });
  await employeesTable.add(owner, {
    name: "Asha Menon",
    department: "Front of house",
    phone: "98401 99999",
    aliases: "Ash, the manager",
  });
  await faqsTable.add(owner, {
    questions: "do you sell gifts | have you got vouchers, please",
    answer: "Yes; at the desk.",
    category: "gifts",
  });
  for (const [name, words] of [
    [
      "customers",
      { name: "Ravi", phone: "98400 11111", "other-phones": "044 2815 0001", note: "-1" },
    ],
    ["hours", { who: "priya", on: "2026-12-24", hours: "10:00-14:00, 15:00-16:00", reason: "Eve" }],
    ["hours", { who: "desk", on: "2026-12-31", hours: "closed" }],
    ["time-off", { who: "arjun", from: "2026-12-05 10:30", to: "2026-12-06", reason: "trip" }],
  ] as const)
    await (tables.find((table) => table.name === name) ?? customersTable).add(owner, words);
  await addAppointment(owner, {
    customerName: "Anita Kumar",
    phone: "98401 23456",
    serviceIds: ["glamdesk/haircut"],
    stylistId: "glamdesk/kavitha",
    startMs: salon.at("2026-11-24T15:00"),
  });
}
