import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, expect, test } from "vitest";
import { NotGlamDesk, readGlamDesk } from "../../store/moving-in/glamdesk-file.ts";
import { MovingSalon, oldAppointment, oldBook } from "./testing/moving-salon.ts";

let moving: MovingSalon;

beforeEach(async () => {
  moving = await MovingSalon.open();
  return async () => await moving[Symbol.asyncDispose]();
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
  await moving.move({ ...oldBook, appointments: [oldAppointment(written)] });
  expect((await moving.visits())[0]).toContain(local);
});

test.each([
  ["tomorrow", '"tomorrow" is no date and time'],
  ["2026-02-30 10:00", "is in no calendar"],
  ["2026-11-25", "is no date and time"],
  ["2026-11-25 24:30", "is in no calendar"],
  [null, "it has no date"],
])("leaves an appointment at %j out, with all that stood in it", async (written, why) => {
  const moved = await moving.move({
    ...oldBook,
    appointments: [oldAppointment(written, { notes: "keep me" })],
  });
  expect(moved.tables.appointments).toMatchObject({ found: 1, added: 0, leftOut: 1 });
  expect(moved.notes[0]?.what).toContain(why);
  expect(moved.notes[0]?.leftOut).toMatchObject({ appt_datetime: written, notes: "keep me" });
});

test("reads local times where the clock changes, and tells of one that it skips", async () => {
  const moved = await moving.move(
    {
      ...oldBook,
      customers: [{ name: "Ann", phone: "(212) 555-2368" }],
      appointments: [
        oldAppointment("2027-03-14 02:30", { stylist_id: 2 }),
        oldAppointment("2026-11-01 01:30"),
      ],
    },
    { zone: "America/New_York", country: "US" },
  );
  expect(moved.desk).toMatchObject({ zone: "America/New_York", country: "US" });
  expect(moved.notes.map((note) => note.what)).toContain(
    "Check the time: the clock skips 2027-03-14 02:30 in America/New_York; it stands at 03:30.",
  );
  const rows = await moving.salon.database.read
    .selectFrom("visits")
    .select("starts_at_ms")
    .execute();
  const instants = rows.map((row) => new Date(row.starts_at_ms).toISOString()).toSorted();
  expect(instants).toEqual(["2026-11-01T05:30:00.000Z", "2027-03-14T07:30:00.000Z"]);
});

test("keeps people apart and together as they are", async () => {
  const moved = await moving.move({
    ...oldBook,
    customers: [
      ...oldBook.customers,
      { name: "anita  kumar", phone: "+919840123456" },
      { name: "Lata", phone: "098400-11111" },
      { name: "Meera", phone: "12345" },
      { name: "Sita", phone: null },
      { name: "", phone: "98400 33333" },
    ],
    appointments: [oldAppointment("2026-11-25 14:30", { customer_id: 3 })],
  });
  expect(moved.tables.customers).toEqual({ found: 7, added: 6, known: 0, joined: 1, leftOut: 0 });
  expect((await moving.visits())[0]).toContain("Anita Kumar, Haircut");
  const customers = await moving.salon.database.read
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
  const moved = await moving.move({
    ...oldBook,
    services: [...oldBook.services, { name: "haircut", duration_min: 60, price: 600 }],
    stylists: [
      ...oldBook.stylists,
      { name: "Priya", working_days: "tues / Thursday, SAT", active: 1 },
      { name: "Priya", working_days: "Mon", active: 0 },
      { name: "Nodays", working_days: null },
      { name: "Odd", working_days: "Mon-Wed, Funday" },
    ],
  });
  const people = await moving.salon.database.read
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
  const moved = await moving.move({
    ...oldBook,
    services: [
      { name: "Mystery", duration_min: null, price: null },
      { name: "Rupees", duration_min: 45, price: "₹1,200" },
    ],
    appointments: [oldAppointment("2026-11-25 14:30")],
  });
  expect(moved.notes.map((note) => note.what)).toEqual([
    '"Mystery" has no length; 30 minutes are kept, so set it.',
    '"Mystery" has no price; 0 is kept, so set it.',
  ]);
  const prices = await moving.salon.database.read
    .selectFrom("services")
    .select("price_minor")
    .orderBy("position")
    .execute();
  expect(prices.map((row) => row.price_minor)).toEqual([0, 120_000]);
});

test("leaves out what points nowhere, and reads other words for a status", async () => {
  const moved = await moving.move({
    ...oldBook,
    appointments: [
      oldAppointment("2026-11-25 10:00", { customer_id: 99 }),
      oldAppointment("2026-11-25 11:00", { stylist_id: null }),
      oldAppointment("2026-11-25 12:00", { status: "No Show" }),
      oldAppointment("2026-11-25 13:00", { status: "CANCELED" }),
      oldAppointment("2026-11-25 14:00", { status: "maybe", notes: "call back" }),
    ],
  });
  expect(moved.tables.appointments).toMatchObject({ found: 5, added: 3, leftOut: 2 });
  expect(moved.notes.map((note) => note.what)).toEqual([
    "Its customer 99 isn't in the file.",
    "It names no stylist.",
    'Its status is "maybe"; it is kept as booked.',
  ]);
  expect(await moving.visits()).toEqual([
    "2026-11-25T12:00 30 booked Anita Kumar, Haircut, Priya (No Show)",
    "2026-11-25T13:00 30 cancelled Anita Kumar, Haircut, Priya",
    "2026-11-25T14:00 30 booked Anita Kumar, Haircut, Priya (call back | maybe)",
  ]);
});

test("reads an older file without reminders, notes, e-mail and questions", async () => {
  const moved = await moving.move(
    {
      customers: [{ name: "Anita", phone: "98401 23456" }],
      services: [{ name: "Haircut", duration_min: 30, price: 400 }],
      stylists: [{ name: "Priya", working_days: "Mon,Wed,Fri" }],
      appointments: [oldAppointment("2026-11-25 14:30")],
    },
    { vintage: 2024 },
  );
  expect(moved.tables.appointments.added).toBe(1);
  expect(moved.notes.map((note) => note.what)).toEqual([
    "The file doesn't say who was reminded, so everybody with an appointment to come is.",
  ]);
});

test("refuses what is no GlamDesk database in a sentence", () => {
  expect(() => readGlamDesk(moving.path)).toThrow("There is no file");
  writeFileSync(moving.path, "Dear salon, ".repeat(200));
  expect(() => readGlamDesk(moving.path)).toThrow(NotGlamDesk);
  const other = join(moving.folder, "other.db");
  const database = new DatabaseSync(other);
  database.exec("create table customers (id, name)");
  database.close();
  expect(() => readGlamDesk(other)).toThrow("is not a GlamDesk database");
});
