import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { toLocal } from "../../domain/scheduling/local-time.ts";
import { NotGlamDesk, readGlamDesk } from "../../store/moving-in/glamdesk-file.ts";
import { writeGlamDesk, type GlamDeskRows } from "../../store/moving-in/testing/write-glamdesk.ts";
import { openSalon, type Salon } from "../testing/open-salon.ts";
import { checkSlot } from "../check-slot.ts";
import type { ManageContext } from "../manage/deed.ts";
import { undoLastChange } from "../manage/undo.ts";
import { moveIn, type MovingOptions } from "./move-in.ts";

let folder: string;
let path: string;
let salon: Salon;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "frontdesk-moving-"));
  path = join(folder, "old.db");
  salon = await openSalon();
});
afterEach(async () => {
  await salon[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const importing = (): ManageContext => ({
  ...salon.owner,
  actor: { kind: "owner", channel: "import" },
});

async function move(rows: GlamDeskRows, options: MovingOptions & { vintage?: 2024 | 2026 } = {}) {
  rmSync(path, { force: true });
  writeGlamDesk(path, rows, options.vintage);
  return await moveIn(importing(), readGlamDesk(path), options);
}

const base = {
  customers: [
    { name: "Anita Kumar", phone: "98401 23456", email: "anita@example.com" },
    { name: "Ravi", phone: "+91 98400 11111" },
  ],
  services: [
    { name: "Haircut", duration_min: 30, price: 400, description: "A cut." },
    { name: "Hair Color", duration_min: 90, price: 2500.5 },
  ],
  stylists: [
    { name: "Priya", speciality: "Cuts", working_days: "Mon,Wed,Fri" },
    { name: "Kavya", working_days: "Tue,Thu,Sat" },
  ],
  faqs: [{ question: "Where are you?", answer: "In Chennai.", category: "place" }],
} as const;

/** A row of the old book: Anita's haircut with Priya unless it says otherwise. */
function appointment(
  appt_datetime: string | null,
  more: Record<string, string | number | null> = {},
) {
  return { customer_id: 1, service_id: 1, stylist_id: 1, appt_datetime, ...more };
}

async function visits() {
  const rows = await salon.database.read
    .selectFrom("visits")
    .innerJoin("customers", "customers.id", "visits.customer_id")
    .innerJoin("segments", "segments.visit_id", "visits.id")
    .innerJoin("services", "services.id", "segments.service_id")
    .innerJoin("stylists", "stylists.id", "segments.stylist_id")
    .select(["visits.status", "visits.ends_at_ms", "visits.note"])
    .select(["customers.name as customer", "services.name as service", "stylists.name as stylist"])
    .select(["segments.overlap_allowed as twice", "visits.overlap_allowed as busy"])
    .select(["visits.starts_at_ms as startMs"])
    .orderBy("visits.starts_at_ms")
    .orderBy("visits.id")
    .execute();
  return rows.map((row) => {
    const minutes = (row.ends_at_ms - row.startMs) / 60_000;
    const flags = `${row.twice === 1 ? " twice" : ""}${row.busy === 1 ? " busy" : ""}`;
    const note = row.note === null ? "" : ` (${row.note})`;
    const start = toLocal(row.startMs, "Asia/Kolkata");
    return `${start} ${minutes} ${row.status} ${row.customer}, ${row.service}, ${row.stylist}${note}${flags}`;
  });
}

async function reminders() {
  const rows = await salon.database.read
    .selectFrom("outbox")
    .select(["kind", "status", "visit_id"])
    .orderBy("kind")
    .execute();
  return rows.map((row) => `${row.kind} ${row.status}`);
}

test("takes every row over, field by field", async () => {
  const moved = await move({
    ...base,
    appointments: [
      appointment("2025-01-05 14:30", { notes: "window seat" }),
      appointment("2026-11-25 14:30"),
      appointment("2026-11-26 11:00", { customer_id: 2, service_id: 2, stylist_id: 2 }),
      appointment("2026-11-27 11:00", { status: "cancelled" }),
    ],
  });
  expect(moved.notes).toEqual([]);
  expect(Object.values(moved.tables).map(({ found, added }) => [found, added])).toEqual([
    [2, 2],
    [2, 2],
    [2, 2],
    [1, 1],
    [4, 4],
  ]);
  expect(await visits()).toEqual([
    "2025-01-05T14:30 30 booked Anita Kumar, Haircut, Priya (window seat)",
    "2026-11-25T14:30 30 booked Anita Kumar, Haircut, Priya",
    "2026-11-26T11:00 90 booked Ravi, Hair Color, Kavya",
    "2026-11-27T11:00 30 cancelled Anita Kumar, Haircut, Priya",
  ]);
  const { read } = salon.database;
  const customers = await read
    .selectFrom("customers")
    .select(["name", "phone", "email", "created_at_ms"])
    .orderBy("name")
    .execute();
  const created = Date.parse("2025-01-02T03:04:05Z");
  expect(customers).toEqual([
    {
      name: "Anita Kumar",
      phone: "+919840123456",
      email: "anita@example.com",
      created_at_ms: created,
    },
    { name: "Ravi", phone: "+919840011111", email: null, created_at_ms: created },
  ]);
  const services = await read
    .selectFrom("services")
    .select(["name", "price_minor", "description"])
    .orderBy("position")
    .execute();
  expect(services).toEqual([
    { name: "Haircut", price_minor: 40_000, description: "A cut." },
    { name: "Hair Color", price_minor: 250_050, description: null },
  ]);
  const hours = await read
    .selectFrom("weekly_hours")
    .innerJoin("stylists", "stylists.id", "weekly_hours.stylist_id")
    .select(["name", "specialty", "weekday", "from_minute", "to_minute"])
    .where("name", "=", "Priya")
    .orderBy("weekday")
    .execute();
  expect(hours).toEqual(
    [1, 3, 5].map((weekday) =>
      Object.assign({
        name: "Priya",
        specialty: "Cuts",
        weekday,
        from_minute: 600,
        to_minute: 1200,
      }),
    ),
  );
  const faqs = await read.selectFrom("faqs").select(["questions", "answer", "category"]).execute();
  expect(faqs).toEqual([
    { questions: '["Where are you?"]', answer: "In Chennai.", category: "place" },
  ]);
});

test("what was taken over can be booked at once, and nobody where somebody is", async () => {
  await move({ ...base, appointments: [appointment("2026-11-25 14:30")] });
  const [haircut] = await salon.database.read
    .selectFrom("services")
    .select("id")
    .orderBy("position")
    .execute();
  const [priya] = await salon.database.read
    .selectFrom("stylists")
    .select("id")
    .orderBy("position")
    .execute();
  const wish = { serviceIds: [haircut?.id ?? ""], stylistId: priya?.id ?? "" };
  const taken = await checkSlot(salon.owner, { ...wish, startMs: salon.at("2026-11-25T14:30") });
  expect(taken).toMatchObject({ ok: false, reason: "slot-taken" });
  const free = await checkSlot(salon.owner, { ...wish, startMs: salon.at("2026-11-25T15:00") });
  expect(free.ok).toBe(true);
});

test("keeps both of two that overlap, and tells of each", async () => {
  const moved = await move({
    ...base,
    appointments: [
      appointment("2026-11-25 14:30"),
      appointment("2026-11-25 14:45", { customer_id: 2 }),
      appointment("2026-11-25 14:50", { stylist_id: 2 }),
      appointment("2026-11-25 14:45", { customer_id: 2, stylist_id: 2, status: "cancelled" }),
    ],
  });
  expect(moved.tables.appointments.added).toBe(4);
  expect(moved.notes.map((note) => `${note.row} ${note.what}`)).toEqual([
    "2 Priya has two at once on Wed 25 Nov 2026 14:45: this and appointment 1. Both are kept; move one.",
    "3 Anita Kumar is to be in two places on Wed 25 Nov 2026 14:50: this and appointment 1. Both are kept.",
  ]);
  expect((await visits()).filter((line) => /twice|busy/u.test(line))).toEqual([
    "2026-11-25T14:45 30 booked Ravi, Haircut, Priya twice",
    "2026-11-25T14:50 30 booked Anita Kumar, Haircut, Kavya busy",
  ]);
});

test("plans reminders of what is to come, but none of what was reminded, and confirms nothing", async () => {
  await move({
    ...base,
    appointments: [
      appointment("2026-11-25 14:30"),
      appointment("2026-11-27 14:30", { reminder_sent: 1 }),
      appointment("2025-01-05 14:30"),
      appointment("2026-11-30 14:30", { status: "cancelled" }),
    ],
  });
  const told = await reminders();
  expect(told.filter((line) => line.includes("confirmation"))).toEqual([]);
  expect(told.filter((line) => line === "reminder-message waiting")).toHaveLength(1);
  expect(told.filter((line) => line === "reminder-message sent")).toHaveLength(1);
  expect(told.filter((line) => line === "reminder-call sent")).toHaveLength(1);
});

test("taken over once more, it adds only what is new and tells what differs", async () => {
  const rows = { ...base, appointments: [appointment("2026-11-25 14:30")] };
  await move(rows);
  const before = await visits();
  const again = await move(rows);
  expect(Object.values(again.tables).map(({ added }) => added)).toEqual([0, 0, 0, 0, 0]);
  expect(again.replaced).toBe(false);
  expect(await visits()).toEqual(before);
  const later = await move({
    ...base,
    customers: [...base.customers, { name: "Lata", phone: "98400 22222" }],
    appointments: [
      appointment("2026-11-25 14:30", { status: "cancelled" }),
      appointment("2026-12-02 10:00", { customer_id: 3 }),
    ],
  });
  expect(later.tables.customers).toMatchObject({ added: 1, known: 2 });
  expect(later.tables.appointments).toMatchObject({ added: 1, known: 1 });
  expect(later.notes.map((note) => note.what)).toEqual([
    "It is cancelled for Wed 25 Nov 2026 14:30 in the old file, and booked for Wed 25 Nov 2026 14:30 here; here it stays.",
  ]);
});

test.each([
  ["2026-11-25T14:30:00", "2026-11-25T14:30"],
  ["2026-11-25 14:30:15.123", "2026-11-25T14:30"],
  ["2026-11-25 2:30 PM", "2026-11-25T14:30"],
  ["2026-11-25 12:15 am", "2026-11-25T00:15"],
  ["2026/11/5 9:05", "2026-11-05T09:05"],
  [" 2026-11-25 14:30 ", "2026-11-25T14:30"],
  ["2026-11-25T09:00:00Z", "2026-11-25T14:30"],
  ["2026-11-25T14:30+05:30", "2026-11-25T14:30"],
])("reads the time %j", async (written, local) => {
  await move({ ...base, appointments: [appointment(written)] });
  expect((await visits())[0]).toContain(local);
});

test.each([
  ["tomorrow", '"tomorrow" is no date and time'],
  ["2026-02-30 10:00", "is in no calendar"],
  ["2026-11-25", "is no date and time"],
  ["2026-11-25 24:30", "is in no calendar"],
  [null, "it has no date"],
])("leaves an appointment at %j out, with all that stood in it", async (written, why) => {
  const moved = await move({ ...base, appointments: [appointment(written, { notes: "keep me" })] });
  expect(moved.tables.appointments).toMatchObject({ found: 1, added: 0, leftOut: 1 });
  expect(moved.notes[0]?.what).toContain(why);
  expect(moved.notes[0]?.leftOut).toMatchObject({ appt_datetime: written, notes: "keep me" });
});

test("reads local times where the clock changes, and tells of one that it skips", async () => {
  const moved = await move(
    {
      ...base,
      customers: [{ name: "Ann", phone: "(212) 555-2368" }],
      appointments: [
        appointment("2027-03-14 02:30", { stylist_id: 2 }),
        appointment("2026-11-01 01:30"),
      ],
    },
    { zone: "America/New_York", country: "US" },
  );
  expect(moved.desk).toMatchObject({ zone: "America/New_York", country: "US" });
  expect(moved.notes.map((note) => note.what)).toContain(
    "Check the time: the clock skips 2027-03-14 02:30 in America/New_York; it stands at 03:30.",
  );
  const rows = await salon.database.read.selectFrom("visits").select("starts_at_ms").execute();
  const instants = rows.map((row) => new Date(row.starts_at_ms).toISOString()).toSorted();
  expect(instants).toEqual(["2026-11-01T05:30:00.000Z", "2027-03-14T07:30:00.000Z"]);
});

test("keeps people apart and together as they are", async () => {
  const moved = await move({
    ...base,
    customers: [
      ...base.customers,
      { name: "anita  kumar", phone: "+919840123456" },
      { name: "Lata", phone: "098400-11111" },
      { name: "Meera", phone: "12345" },
      { name: "Sita", phone: null },
      { name: "", phone: "98400 33333" },
    ],
    appointments: [appointment("2026-11-25 14:30", { customer_id: 3 })],
  });
  expect(moved.tables.customers).toEqual({ found: 7, added: 6, known: 0, joined: 1, leftOut: 0 });
  expect((await visits())[0]).toContain("Anita Kumar, Haircut");
  const customers = await salon.database.read
    .selectFrom("customers")
    .select(["name", "phone"])
    .orderBy("name")
    .execute();
  expect(customers.map(({ name, phone }) => `${name} ${phone}`.trim())).toEqual([
    "Anita Kumar +919840123456",
    "Customer 7 +919840033333",
    "Lata +919840011111",
    "Meera 12345",
    "Ravi +919840011111",
    "Sita",
  ]);
  expect(moved.notes.map((note) => `${note.table} ${note.row}`)).toEqual([
    "customers 3",
    "customers 4",
    "customers 5",
    "customers 6",
    "customers 7",
  ]);
});

test("gives names that are there twice another, and says so; who left needs none", async () => {
  const moved = await move({
    ...base,
    services: [...base.services, { name: "haircut", duration_min: 60, price: 600 }],
    stylists: [
      ...base.stylists,
      { name: "Priya", working_days: "tues / Thursday, SAT", active: 1 },
      { name: "Priya", working_days: "Mon", active: 0 },
      { name: "Nodays", working_days: null },
      { name: "Odd", working_days: "Mon-Wed, Funday" },
    ],
  });
  const people = await salon.database.read
    .selectFrom("stylists")
    .leftJoin("weekly_hours", "weekly_hours.stylist_id", "stylists.id")
    .select(["name", "working", "weekday"])
    .orderBy("position")
    .orderBy("weekday")
    .execute();
  const days = Map.groupBy(people, (row) => `${row.name} ${row.working}`);
  expect(
    [...days].map(([who, rows]) => `${who}: ${rows.map((row) => row.weekday).join(",")}`),
  ).toEqual([
    "Priya 1: 1,3,5",
    "Kavya 1: 2,4,6",
    "Priya 2 1: 2,4,6",
    "Priya 0: 1",
    "Nodays 1: ",
    "Odd 1: 1,2,3",
  ]);
  expect(moved.notes.map((note) => `${note.table} ${note.row}`)).toEqual([
    "services 3",
    "stylists 3",
    "stylists 5",
    "stylists 6",
  ]);
});

test("sets right what a service lacks, and says so", async () => {
  const moved = await move({
    ...base,
    services: [
      { name: "Mystery", duration_min: null, price: null },
      { name: "Rupees", duration_min: 45, price: "₹1,200" },
    ],
    appointments: [appointment("2026-11-25 14:30")],
  });
  expect(moved.notes.map((note) => note.what)).toEqual([
    '"Mystery" has no length; 30 minutes are kept, so set it.',
    '"Mystery" has no price; 0 is kept, so set it.',
  ]);
  const prices = await salon.database.read
    .selectFrom("services")
    .select("price_minor")
    .orderBy("position")
    .execute();
  expect(prices.map((row) => row.price_minor)).toEqual([0, 120_000]);
});

test("leaves out what points nowhere, and reads other words for a status", async () => {
  const moved = await move({
    ...base,
    appointments: [
      appointment("2026-11-25 10:00", { customer_id: 99 }),
      appointment("2026-11-25 11:00", { stylist_id: null }),
      appointment("2026-11-25 12:00", { status: "No Show" }),
      appointment("2026-11-25 13:00", { status: "CANCELED" }),
      appointment("2026-11-25 14:00", { status: "maybe", notes: "call back" }),
    ],
  });
  expect(moved.tables.appointments).toMatchObject({ found: 5, added: 3, leftOut: 2 });
  expect(moved.notes.map((note) => note.what)).toEqual([
    "Its customer 99 isn't in the file.",
    "It names no stylist.",
    'Its status is "maybe"; it is kept as booked.',
  ]);
  expect(await visits()).toEqual([
    "2026-11-25T12:00 30 booked Anita Kumar, Haircut, Priya (No Show)",
    "2026-11-25T13:00 30 cancelled Anita Kumar, Haircut, Priya",
    "2026-11-25T14:00 30 booked Anita Kumar, Haircut, Priya (call back | maybe)",
  ]);
});

test("reads an older file without reminders, notes, e-mail and questions", async () => {
  const moved = await move(
    {
      customers: [{ name: "Anita", phone: "98401 23456" }],
      services: [{ name: "Haircut", duration_min: 30, price: 400 }],
      stylists: [{ name: "Priya", working_days: "Mon,Wed,Fri" }],
      appointments: [appointment("2026-11-25 14:30")],
    },
    { vintage: 2024 },
  );
  expect(moved.tables.appointments.added).toBe(1);
  expect(moved.notes.map((note) => note.what)).toEqual([
    "The file doesn't say who was reminded, so everybody with an appointment to come is.",
  ]);
});

test("into a desk in use it comes beside what is there, and touches nothing of it", async () => {
  await salon.book("2026-11-25T14:30", { name: "Anita", phone: "+919840123456" });
  const moved = await move({
    ...base,
    customers: [{ name: "Anita", phone: "98401 23456" }],
    appointments: [appointment("2026-11-25 14:45")],
  });
  expect(moved.replaced).toBe(false);
  expect(moved.tables.customers).toMatchObject({ joined: 1, added: 0 });
  const names = await salon.database.read
    .selectFrom("stylists")
    .select("name")
    .orderBy("position")
    .execute();
  expect(names.map((row) => row.name)).toEqual(["Priya", "Kavitha", "Arjun", "Priya 2", "Kavya"]);
  expect(moved.notes.map((note) => note.what)).toContain(
    "Anita is to be in two places on Wed 25 Nov 2026 14:45: this and something that was here before. Both are kept.",
  );
  await expect(move(base, { zone: "Europe/London" })).rejects.toThrow(
    "leave --zone and --country out",
  );
});

test("tries everything without a trace, and never writes to the old file", async () => {
  writeGlamDesk(path, { ...base, appointments: [appointment("2026-11-25 14:30")] });
  const before = statSync(path).mtimeMs;
  const tried = await moveIn({ ...importing(), rehearse: true }, readGlamDesk(path));
  expect(tried.tables.appointments.added).toBe(1);
  expect(tried.replaced).toBe(true);
  expect(await visits()).toEqual([]);
  const names = await salon.database.read.selectFrom("stylists").select("name").execute();
  expect(names).toHaveLength(3);
  expect(statSync(path).mtimeMs).toBe(before);
});

test("a move without appointments can be undone, and the desk's own offer is back", async () => {
  const offer = async () => {
    const rows = await salon.database.read.selectFrom("services").selectAll().execute();
    return rows.map((row) => JSON.stringify(row)).toSorted();
  };
  const before = await offer();
  await move(base);
  expect(await offer()).toHaveLength(2);
  await salon.clock.advance(1000);
  await undoLastChange(importing());
  expect(await offer()).toEqual(before);
});

test("refuses what is no GlamDesk database in a sentence", () => {
  expect(() => readGlamDesk(path)).toThrow("There is no file");
  writeFileSync(path, "Dear salon, ".repeat(200));
  expect(() => readGlamDesk(path)).toThrow(NotGlamDesk);
  const other = join(folder, "other.db");
  const database = new DatabaseSync(other);
  database.exec("create table customers (id, name)");
  database.close();
  expect(() => readGlamDesk(other)).toThrow("is not a GlamDesk database");
});
