import { statSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { readGlamDesk } from "../../store/moving-in/glamdesk-file.ts";
import { writeGlamDesk } from "../../store/moving-in/testing/write-glamdesk.ts";
import { checkSlot } from "../slots/check-slot.ts";
import { undoLastChange } from "../manage/undo.ts";
import { moveIn } from "./move-in.ts";
import { MovingSalon, oldAppointment, oldBook } from "./testing/moving-salon.ts";

let moving: MovingSalon;

beforeEach(async () => {
  moving = await MovingSalon.open();
  return async () => await moving[Symbol.asyncDispose]();
});

async function reminders() {
  const rows = await moving.salon.database.read
    .selectFrom("outbox")
    .select(["kind", "status", "visit_id"])
    .orderBy("kind")
    .execute();
  return rows.map((row) => `${row.kind} ${row.status}`);
}

test("takes every row over, field by field", async () => {
  const moved = await moving.move({
    ...oldBook,
    appointments: [
      oldAppointment("2025-01-05 14:30", { notes: "window seat" }),
      oldAppointment("2026-11-25 14:30"),
      oldAppointment("2026-11-26 11:00", { customer_id: 2, service_id: 2, stylist_id: 2 }),
      oldAppointment("2026-11-27 11:00", { status: "cancelled" }),
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
  expect(await moving.visits()).toEqual([
    "2025-01-05T14:30 30 booked Anita Kumar, Haircut, Priya (window seat)",
    "2026-11-25T14:30 30 booked Anita Kumar, Haircut, Priya",
    "2026-11-26T11:00 90 booked Ravi, Hair Color, Kavya",
    "2026-11-27T11:00 30 cancelled Anita Kumar, Haircut, Priya",
  ]);
  const { read } = moving.salon.database;
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
  await moving.move({ ...oldBook, appointments: [oldAppointment("2026-11-25 14:30")] });
  const [haircut] = await moving.salon.database.read
    .selectFrom("services")
    .select("id")
    .orderBy("position")
    .execute();
  const [priya] = await moving.salon.database.read
    .selectFrom("stylists")
    .select("id")
    .orderBy("position")
    .execute();
  const wish = { serviceIds: [haircut?.id ?? ""], stylistId: priya?.id ?? "" };
  const taken = await checkSlot(moving.salon.owner, {
    ...wish,
    startMs: moving.salon.at("2026-11-25T14:30"),
  });
  expect(taken).toMatchObject({ ok: false, reason: "slot-taken" });
  const free = await checkSlot(moving.salon.owner, {
    ...wish,
    startMs: moving.salon.at("2026-11-25T15:00"),
  });
  expect(free.ok).toBe(true);
});

test("keeps both of two that overlap, and tells of each", async () => {
  const moved = await moving.move({
    ...oldBook,
    appointments: [
      oldAppointment("2026-11-25 14:30"),
      oldAppointment("2026-11-25 14:45", { customer_id: 2 }),
      oldAppointment("2026-11-25 14:50", { stylist_id: 2 }),
      oldAppointment("2026-11-25 14:45", { customer_id: 2, stylist_id: 2, status: "cancelled" }),
    ],
  });
  expect(moved.tables.appointments.added).toBe(4);
  expect(moved.notes.map((note) => `${note.row} ${note.what}`)).toEqual([
    "2 Priya has two at once on Wed 25 Nov 2026 14:45: this and appointment 1. Both are kept; move one.",
    "3 Anita Kumar is to be in two places on Wed 25 Nov 2026 14:50: this and appointment 1. Both are kept.",
  ]);
  expect((await moving.visits()).filter((line) => /twice|busy/u.test(line))).toEqual([
    "2026-11-25T14:45 30 booked Ravi, Haircut, Priya twice",
    "2026-11-25T14:50 30 booked Anita Kumar, Haircut, Kavya busy",
  ]);
});

test("plans reminders of what is to come, but none of what was reminded, and confirms nothing", async () => {
  await moving.move({
    ...oldBook,
    appointments: [
      oldAppointment("2026-11-25 14:30"),
      oldAppointment("2026-11-27 14:30", { reminder_sent: 1 }),
      oldAppointment("2025-01-05 14:30"),
      oldAppointment("2026-11-30 14:30", { status: "cancelled" }),
    ],
  });
  const told = await reminders();
  expect(told.filter((line) => line.includes("confirmation"))).toEqual([]);
  expect(told.filter((line) => line === "reminder-message waiting")).toHaveLength(1);
  expect(told.filter((line) => line === "reminder-message sent")).toHaveLength(1);
  expect(told.filter((line) => line === "reminder-call sent")).toHaveLength(1);
});

test("taken over once more, it adds only what is new and tells what differs", async () => {
  const rows = { ...oldBook, appointments: [oldAppointment("2026-11-25 14:30")] };
  await moving.move(rows);
  const before = await moving.visits();
  const again = await moving.move(rows);
  expect(Object.values(again.tables).map(({ added }) => added)).toEqual([0, 0, 0, 0, 0]);
  expect(again.replaced).toBe(false);
  expect(await moving.visits()).toEqual(before);
  const later = await moving.move({
    ...oldBook,
    customers: [...oldBook.customers, { name: "Lata", phone: "98400 22222" }],
    appointments: [
      oldAppointment("2026-11-25 14:30", { status: "cancelled" }),
      oldAppointment("2026-12-02 10:00", { customer_id: 3 }),
    ],
  });
  expect(later.tables.customers).toMatchObject({ added: 1, known: 2 });
  expect(later.tables.appointments).toMatchObject({ added: 1, known: 1 });
  expect(later.notes.map((note) => note.what)).toEqual([
    "It is cancelled for Wed 25 Nov 2026 14:30 in the old file, and booked for Wed 25 Nov 2026 14:30 here; here it stays.",
  ]);
});

test("into a desk in use it comes beside what is there, and touches nothing of it", async () => {
  await moving.salon.book("2026-11-25T14:30", { name: "Anita", phone: "+919840123456" });
  const moved = await moving.move({
    ...oldBook,
    customers: [{ name: "Anita", phone: "98401 23456" }],
    appointments: [oldAppointment("2026-11-25 14:45")],
  });
  expect(moved.replaced).toBe(false);
  expect(moved.tables.customers).toMatchObject({ joined: 1, added: 0 });
  const names = await moving.salon.database.read
    .selectFrom("stylists")
    .select("name")
    .orderBy("position")
    .execute();
  expect(names.map((row) => row.name)).toEqual(["Priya", "Kavitha", "Arjun", "Priya 2", "Kavya"]);
  expect(moved.notes.map((note) => note.what)).toContain(
    "Anita is to be in two places on Wed 25 Nov 2026 14:45: this and something that was here before. Both are kept.",
  );
  await expect(moving.move(oldBook, { zone: "Europe/London" })).rejects.toThrow(
    "leave --zone and --country out",
  );
});

test("tries everything without a trace, and never writes to the old file", async () => {
  writeGlamDesk(moving.path, { ...oldBook, appointments: [oldAppointment("2026-11-25 14:30")] });
  const before = statSync(moving.path).mtimeMs;
  const tried = await moveIn({ ...moving.importing, rehearse: true }, readGlamDesk(moving.path));
  expect(tried.tables.appointments.added).toBe(1);
  expect(tried.replaced).toBe(true);
  expect(await moving.visits()).toEqual([]);
  const names = await moving.salon.database.read.selectFrom("stylists").select("name").execute();
  expect(names).toHaveLength(3);
  expect(statSync(moving.path).mtimeMs).toBe(before);
});

test("a move without appointments can be undone, and the desk's own offer is back", async () => {
  const offer = async () => {
    const rows = await moving.salon.database.read.selectFrom("services").selectAll().execute();
    return rows.map((row) => JSON.stringify(row)).toSorted();
  };
  const before = await offer();
  await moving.move(oldBook);
  expect(await offer()).toHaveLength(2);
  await moving.salon.clock.advance(1000);
  await undoLastChange(moving.importing);
  expect(await offer()).toEqual(before);
});
