import { beforeEach, expect, test } from "vitest";
import { addAppointment } from "../manage/appointments.ts";
import { addTimeOff } from "../manage/away.ts";
import { addCustomer, changeCustomer } from "../manage/customers.ts";
import { changeDate, changeWeek } from "../manage/hours.ts";
import { changePerson } from "../manage/people.ts";
import { addService, changeService } from "../manage/services.ts";
import { undoLastChange } from "../manage/undo.ts";
import { listChanges } from "./list-changes.ts";
import { openSalon, type Salon } from "../testing/open-salon.ts";

let salon: Salon;

beforeEach(async () => {
  salon = await openSalon();
  return async () => await salon[Symbol.asyncDispose]();
});

const cut = {
  name: "Gel nails",
  phases: [{ kind: "working", minutes: 45 }],
  priceMinor: 90_000,
} as const;
const ravi = { name: "Ravi", phone: "98400 11111" };

const DEEDS: readonly (readonly [words: string, work: () => Promise<unknown>])[] = [
  ["added the service Gel nails", () => addService(salon.owner, cut)],
  [
    "changed the length of haircut",
    () =>
      changeService(salon.owner, "glamdesk/haircut", {
        phases: [
          { kind: "working", minutes: 20 },
          { kind: "processing", minutes: 5 },
          { kind: "finishing", minutes: 5 },
        ],
      }),
  ],
  [
    "changed the services of Arjun",
    () => changePerson(salon.owner, "glamdesk/arjun", { serviceIds: ["glamdesk/haircut"] }),
  ],
  [
    "changed the hours of Priya",
    () =>
      changeWeek(
        salon.owner,
        { stylistId: "glamdesk/priya" },
        { hours: [{ weekday: 1, fromMinute: 660, toMinute: 720 }] },
      ),
  ],
  [
    "changed the hours of the desk on 2026-12-24",
    () =>
      changeDate(salon.owner, "desk", "2026-12-24", {
        date: "2026-12-24",
        spans: [{ fromMinute: 660, toMinute: 720 }],
      }),
  ],
  [
    "added time off of Priya",
    () =>
      addTimeOff(salon.owner, {
        stylistId: "glamdesk/priya",
        startMs: salon.at("2026-12-01T00:00"),
        endMs: salon.at("2026-12-02T00:00"),
      }),
  ],
  [
    "changed the numbers of Ravi",
    async () => {
      const { id } = await addCustomer(salon.owner, ravi);
      await salon.clock.advance(1000);
      await changeCustomer(salon.owner, id, { otherPhones: ["044 2815 0000"] });
    },
  ],
  [
    "booked Ravi's haircut, 2026-11-24 15:00 with Priya",
    () =>
      addAppointment(salon.owner, {
        customerName: "Ravi",
        phone: ravi.phone,
        serviceIds: ["glamdesk/haircut"],
        stylistId: "glamdesk/priya",
        startMs: salon.at("2026-11-24T15:00"),
      }),
  ],
  [
    "removed the service Gel nails (undo)",
    async () => {
      await addService(salon.owner, cut);
      await salon.clock.advance(1000);
      await undoLastChange(salon.owner);
    },
  ],
];

test.each(DEEDS)("one line tells that somebody %s", async (words, work) => {
  await work();
  const changes = await listChanges(salon.owner);
  expect(changes[0]?.deed).toBe(words);
});

test("tells what a file brought, by kinds", async () => {
  const from = {
    ...salon.owner,
    actor: { kind: "owner", channel: "import" },
    changeId: "c",
  } as const;
  await addService(from, cut);
  await addCustomer(from, ravi);
  await addCustomer(from, { ...ravi, name: "Lata" });
  const [newest] = await listChanges(salon.owner);
  expect(newest?.deed).toBe("imported 1 service, 2 customers");
});

test("counts deeds, not rows, and never cuts one in two", async () => {
  await addService(salon.owner, cut);
  await salon.clock.advance(1000);
  await addService(salon.owner, { ...cut, name: "Threading" });
  const newest = await listChanges(salon.owner, { limit: 1 });
  expect(newest.length).toBeGreaterThan(1);
  expect(new Set(newest.map(({ deed }) => deed))).toEqual(new Set(["added the service Threading"]));
});

test("knows the name of somebody who has no number, and none of who was erased", async () => {
  const { id } = await addCustomer(salon.owner, ravi);
  const set = (change: { name: string; phone: string }) =>
    salon.database.write((writer) =>
      writer.updateTable("customers").set(change).where("id", "=", id).execute(),
    );
  await salon.book("2026-11-24T15:00", { name: "Ravi", phone: "+919840011111" });
  await set({ name: "Ravi", phone: "" });
  const words = async () => (await listChanges(salon.owner)).map(({ deed }) => deed).join();
  expect(await words()).toContain("booked Ravi's haircut");
  await set({ name: "Erased", phone: "" });
  expect(await words()).toContain("booked the haircut of somebody who was erased");
});
