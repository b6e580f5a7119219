import { afterEach, beforeEach, expect, test } from "vitest";
import { seedDesk } from "../../business/seed-desk.ts";
import type { Database } from "../../database.ts";
import { CarelessWriter, saidTo } from "../../testing/careless-writer.ts";
import { freshDatabase } from "../../testing/fresh-database.ts";
import { sampleDesk } from "../../testing/sample-desk.ts";

/* `guard-against-overlaps.test.ts` has the rules for one stylist; these are the others. */

let database: Database;
let careless: CarelessWriter;

beforeEach(async () => {
  database = await freshDatabase();
  await seedDesk(database, sampleDesk);
  careless = new CarelessWriter(database);
  await careless.customer("anita");
  await careless.customer("ravi");
  await careless.room("room-1");
  await careless.room("room-2");
});
afterEach(() => database[Symbol.asyncDispose]());

test.each([
  ["the same stretch", [100, 200], "slot-taken"],
  ["one that ends inside", [50, 101], "slot-taken"],
  ["one around", [50, 250], "slot-taken"],
  ["one that begins as it ends", [200, 300], "written"],
  ["one that ends as it begins", [0, 100], "written"],
] as const)("a room used from 100 to 200 answers %s: %j %s", async (_, stretch, answer) => {
  await careless.visit("first", [100, 200], { room: "room-1" });
  expect(await saidTo(careless.visit("second", stretch, { room: "room-1" }))).toBe(answer);
  expect(await saidTo(careless.visit("third", stretch, { room: "room-2" }))).toBe("written");
});

test("a room is free again once its visit is cancelled, and refuses a visit that comes back too late", async () => {
  await careless.visit("first", [100, 200], { room: "room-1" });
  await careless.setVisit("first", { status: "released" });
  await careless.visit("second", [150, 250], { room: "room-1" });
  expect(await saidTo(careless.setVisit("first", { status: "held" }))).toBe("slot-taken");
});

test.each([
  ["the same stretch", [100, 200], "customer-busy"],
  ["one that begins inside", [199, 300], "customer-busy"],
  ["one that begins as it ends", [200, 300], "written"],
] as const)("a customer expected from 100 to 200 answers %s: %j %s", async (_, stretch, answer) => {
  await careless.visit("first", [100, 200], { customer: "anita", stylist: "priya" });
  const second = careless.visit("second", stretch, { customer: "anita", stylist: "arjun" });
  expect(await saidTo(second)).toBe(answer);
  const other = careless.visit("third", stretch, { customer: "ravi", stylist: "kavitha" });
  expect(await saidTo(other)).toBe("written");
});

test("a hold becomes the appointment of nobody who is expected elsewhere then", async () => {
  await careless.visit("first", [100, 200], { customer: "anita", stylist: "priya" });
  await careless.visit("second", [150, 250], { stylist: "arjun" });
  const book = { status: "booked", customer_id: "anita" } as const;
  expect(await saidTo(careless.setVisit("second", book))).toBe("customer-busy");
  await careless.setVisit("first", { status: "cancelled" });
  expect(await saidTo(careless.setVisit("second", book))).toBe("written");
});

test("an appointment can't be moved onto another of the same customer", async () => {
  await careless.visit("first", [100, 200], { customer: "anita", stylist: "priya" });
  await careless.visit("second", [300, 400], { customer: "anita", stylist: "arjun" });
  const move = { starts_at_ms: 150, ends_at_ms: 250 };
  expect(await saidTo(careless.setVisit("second", move))).toBe("customer-busy");
});

test("an old overlap that the owner knows of stands, and nothing new may be laid over it", async () => {
  const everything = { customer: "anita", stylist: "priya", room: "room-1" };
  await careless.visit("first", [100, 200], everything);
  await careless.visit("known", [150, 250], { ...everything, overlapAllowed: true });
  expect(await saidTo(careless.visit("over", [240, 260], { stylist: "priya" }))).toBe("slot-taken");
  expect(await saidTo(careless.visit("room", [240, 260], { room: "room-1" }))).toBe("slot-taken");
  expect(await saidTo(careless.visit("self", [240, 260], { customer: "anita" }))).toBe(
    "customer-busy",
  );
  // What was there before it still changes as it pleases.
  await careless.setVisit("first", { status: "cancelled" });
  await careless.setVisit("known", { status: "cancelled" });
  expect(await saidTo(careless.visit("after", [100, 250], everything))).toBe("written");
});

test("an old appointment may stand in time off, and new time off may not be laid over one", async () => {
  await careless.timeOff("dentist", [100, 200]);
  await careless.visit("known", [150, 160], { stylist: "priya", overlapAllowed: true });
  expect(await saidTo(careless.timeOff("again", [155, 165]))).toBe("slot-taken");
});

test("nothing occupies anybody longer than is looked for, and all of the longest counts", async () => {
  const longest = 3 * 24 * 60 * 60_000;
  const everything = { stylist: "priya", room: "room-1" };
  await expect(careless.visit("endless", [0, longest + 1], everything)).rejects.toThrow("too");
  await careless.visit("long", [1000, 1000 + longest], everything);
  for (const only of [{ stylist: "priya" }, { room: "room-1" }]) {
    for (const from of [999, 1000, 999 + longest]) {
      const within = careless.visit("within", [from, from + 2], only);
      expect(await saidTo(within)).toBe("slot-taken");
    }
  }
  expect(await saidTo(careless.timeOff("first", [999, 1001]))).toBe("slot-taken");
  expect(await saidTo(careless.timeOff("last", [999 + longest, 1001 + longest]))).toBe(
    "slot-taken",
  );
});

test("a room that claims to be used or free against its visit is refused", async () => {
  await careless.visit("first", [100, 200]);
  const ghost = database.write((writer) =>
    writer
      .insertInto("resource_uses")
      .values({
        id: "ghost",
        visit_id: "first",
        service_id: "glamdesk/haircut",
        resource_id: "room-1",
        occupied_from_ms: 100,
        occupied_until_ms: 200,
        active: 0,
      })
      .execute(),
  );
  await expect(ghost).rejects.toThrow("out-of-step");
});
