import { beforeEach, expect, test } from "vitest";
import { openSalon, type Salon } from "../testing/open-salon.ts";
import { addAppointment, cancelAppointment, moveAppointment } from "./appointments.ts";
import { addTimeOff } from "./away.ts";
import { addClosure } from "./closures.ts";
import { addCustomer, changeCustomer, removeCustomer } from "./customers.ts";
import { addFaq } from "./faqs.ts";
import { changeDate, changeWeek } from "./hours.ts";
import { addPerson, changePerson, removePerson } from "./people.ts";
import { Refused } from "./refused.ts";
import { addService, changeService, removeService } from "./services.ts";
import { lastChange, undoLastChange } from "./undo.ts";

let salon: Salon;

beforeEach(async () => {
  salon = await openSalon();
  return async () => await salon[Symbol.asyncDispose]();
});

const gelNails = {
  name: "Gel nails",
  phases: [{ kind: "working", minutes: 45 }],
  priceMinor: 90_000,
} as const;

async function refusal(work: Promise<unknown>): Promise<Refused> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Refused) return error;
  throw new Error(`Not refused: ${String(error)}`);
}

async function book(local: string, stylist = "priya"): Promise<string> {
  const { id } = await addAppointment(salon.owner, {
    customerName: "Anita",
    phone: "98401 23456",
    serviceIds: ["glamdesk/haircut"],
    stylistId: `glamdesk/${stylist}`,
    startMs: salon.at(local),
  });
  return id;
}

/** Every row of the business and the book but the audit and what is sent, to compare before with after. */
async function everything() {
  const tables = [
    "desks",
    "services",
    "service_phases",
    "stylists",
    "stylist_services",
    "weekly_hours",
    "breaks",
    "time_off",
    "date_overrides",
    "closures",
    "faqs",
    "customers",
    "customer_phones",
  ] as const;
  const rows: Record<string, readonly string[]> = {};
  for (const table of tables) {
    const all = await salon.database.read.selectFrom(table).selectAll().execute();
    rows[table] = all.map((row) => JSON.stringify(row)).toSorted();
  }
  return rows;
}

test("adds a service that everybody does, with a readable id", async () => {
  const { id, notes } = await addService(salon.owner, gelNails);
  expect(id).toBe("glamdesk/gel-nails");
  expect(notes).toEqual(["Done by Priya, Kavitha, Arjun."]);
});

test("keeps each row of a change in the audit, under one change", async () => {
  await addService(salon.owner, { ...gelNails, stylistIds: ["glamdesk/priya"] });
  const rows = await salon.database.read.selectFrom("audit").selectAll().execute();
  expect(rows.map((row) => `${row.action} ${row.subject} ${row.subject_id}`).toSorted()).toEqual([
    "added service_phases glamdesk/gel-nails 0",
    "added services glamdesk/gel-nails",
    "added stylist_services glamdesk/priya glamdesk/gel-nails",
  ]);
  expect(new Set(rows.map((row) => row.change_id)).size).toBe(1);
  expect(new Set(rows.map((row) => `${row.actor} ${row.channel}`))).toEqual(new Set(["owner cli"]));
});

test.each([
  [{ name: " " }, "The name can't be empty."],
  [{ name: "Haircut" }, '"Haircut" already stands for haircut'],
  [{ name: "Trim" }, '"Trim" already stands for haircut'],
  [{ phases: [] }, "A service takes at least a minute."],
  [{ phases: [{ kind: "processing", minutes: 5 } as const] }, "begins and ends with work"],
  [{ phases: [{ kind: "working", minutes: 0 } as const] }, "from 1 to 720"],
  [
    { phases: [700, 30].map((minutes) => ({ kind: "working" as const, minutes })) },
    "this one takes 730 in all",
  ],
  [{ priceMinor: -1 }, "The price must be from 0"],
  [{ bufferAfterMinutes: 500 }, "The buffer after must be a whole number from 0 to 240."],
  [{ resourceKind: "sauna" }, 'no room or chair of the kind "sauna"'],
  [{ id: "Gel Nails" }, '"Gel Nails" is no id'],
  [{ id: "haircut" }, "The id haircut is taken"],
])("refuses the service %j, and writes nothing of it", async (wrong, why) => {
  const before = await everything();
  const { message } = await refusal(addService(salon.owner, { ...gelNails, ...wrong }));
  expect(message).toContain(why);
  expect(await everything()).toEqual(before);
});

test("refuses to drop a service that is booked, with the list, and retires one that was", async () => {
  const id = await book("2026-11-24T15:00");
  const refused = await refusal(removeService(salon.owner, "glamdesk/haircut"));
  expect(refused.message).toContain("haircut is booked once");
  expect(refused.details).toEqual(["Tue 24 Nov 2026 15:00, Anita, haircut with Priya"]);
  await cancelAppointment(salon.owner, id);
  const { notes } = await removeService(salon.owner, "glamdesk/haircut");
  expect(notes).toEqual(["Past appointments keep it in the book; it is no longer offered."]);
  await removeService(salon.owner, "glamdesk/facial");
  const left = await salon.database.read.selectFrom("services").select(["id", "offered"]).execute();
  expect(left.find((row) => row.id === "glamdesk/haircut")?.offered).toBe(0);
  expect(left.map((row) => row.id)).not.toContain("glamdesk/facial");
});

test("gives somebody a price and a length of their own, and books by them", async () => {
  await changeService(salon.owner, "glamdesk/haircut", {
    ownTerms: new Map([
      ["glamdesk/priya", { priceMinor: 60_000, phases: [{ kind: "working", minutes: 60 }] }],
    ]),
  });
  const id = await book("2026-11-24T15:00");
  const visit = await salon.database.read
    .selectFrom("visits")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  expect(visit.ends_at_ms - visit.starts_at_ms).toBe(60 * 60_000);
});

test("adds somebody who works when the desk is open and does everything", async () => {
  const { id } = await addPerson(salon.owner, { name: "Zoë" });
  expect(id).toBe("glamdesk/zoe");
  const hours = await salon.database.read
    .selectFrom("weekly_hours")
    .selectAll()
    .where("stylist_id", "=", id)
    .execute();
  expect(hours).toHaveLength(7);
  const refused = await refusal(
    changePerson(salon.owner, id, { hours: [{ weekday: 1, fromMinute: 60, toMinute: 120 }] }),
  );
  expect(refused.message).toBe("Zoë can't work on Mondays 01:00-02:00: it is closed then.");
});

test("says who is left without anybody to do a service when somebody leaves", async () => {
  const { notes } = await removePerson(salon.owner, "glamdesk/arjun");
  expect(notes).toEqual(["Nobody does beard trim any more, so it can't be booked."]);
});

test("refuses time off and closures over appointments, with the list, and names both ways out", async () => {
  await book("2026-11-24T15:00");
  const off = {
    stylistId: "glamdesk/priya",
    startMs: salon.at("2026-11-24T00:00"),
    endMs: salon.at("2026-11-25T00:00"),
  };
  expect((await refusal(addTimeOff(salon.owner, off))).details).toEqual([
    "Tue 24 Nov 2026 15:00, Anita, haircut with Priya",
  ]);
  await addTimeOff(salon.owner, { ...off, stylistId: "glamdesk/kavitha" });
  const days = { from: "2026-11-24", to: "2026-11-24" };
  expect((await refusal(addClosure(salon.owner, days))).details).toHaveLength(1);
  const { notes } = await addClosure(salon.owner, { ...days, keepsAppointments: true });
  expect(notes).toEqual(["An appointment is still booked on those days."]);
});

test("books nobody in time off that was added", async () => {
  await addTimeOff(salon.owner, {
    stylistId: "glamdesk/priya",
    startMs: salon.at("2026-11-24T14:00"),
    endMs: salon.at("2026-11-24T16:00"),
  });
  const refused = await refusal(book("2026-11-24T15:00"));
  expect(refused.message).toMatch(/^Nobody who could do it works then; free are /);
});

test("reads a customer's numbers, and refuses the same person twice", async () => {
  const { id } = await addCustomer(salon.owner, {
    name: "Ravi",
    phone: "098400 11111",
    otherPhones: ["044 2815 0000"],
  });
  const phones = await salon.database.read
    .selectFrom("customer_phones")
    .select("phone")
    .where("customer_id", "=", id)
    .execute();
  expect(phones.map((row) => row.phone).toSorted()).toEqual(["+914428150000", "+919840011111"]);
  const twin = await refusal(addCustomer(salon.owner, { name: "ravi", phone: "9840011111" }));
  expect(twin.message).toBe("Somebody of that name and number is in the book already.");
  await addCustomer(salon.owner, { name: "Lata", phone: "9840011111" });
  await changeCustomer(salon.owner, id, { otherPhones: [] });
  await removeCustomer(salon.owner, id);
  const left = await salon.database.read.selectFrom("customers").select("name").execute();
  expect(left).toEqual([{ name: "Lata" }]);
});

test("keeps who was here before, and says how their name is taken out", async () => {
  await book("2026-11-24T15:00");
  const [customer] = await salon.database.read.selectFrom("customers").select("id").execute();
  const id = customer?.id ?? "";
  expect((await refusal(removeCustomer(salon.owner, id))).message).toContain("to come");
  await salon.clock.advance(2 * 86_400_000);
  expect((await refusal(removeCustomer(salon.owner, id))).message).toContain("frontdesk erase");
});

test("a rehearsal tries everything and leaves nothing", async () => {
  const before = await everything();
  const done = await addService({ ...salon.owner, rehearse: true }, gelNails);
  expect(done.id).toBe("glamdesk/gel-nails");
  expect(await everything()).toEqual(before);
  expect(await lastChange(salon.owner)).toBeUndefined();
});

test("undoes one change after the other, whatever they were, until all is as it was", async () => {
  const before = await everything();
  const { owner } = salon;
  const changes: readonly (() => Promise<unknown>)[] = [
    () => addService(owner, gelNails),
    () => changeService(owner, "glamdesk/gel-nails", { name: "Nails", priceMinor: 1 }),
    () =>
      addPerson(owner, { name: "Zoya", breaks: [{ weekday: 1, fromMinute: 780, toMinute: 840 }] }),
    () => changeWeek(owner, { stylistId: "glamdesk/priya" }, { hours: [] }),
    () => changeDate(owner, "desk", "2026-12-24", { date: "2026-12-24", spans: [] }),
    () => addClosure(owner, { from: "2027-01-01", to: "2027-01-02" }),
    () => addFaq(owner, { questions: ["do you sell gifts"], answer: "Yes." }),
    () => addCustomer(owner, { name: "Ravi", phone: "98400 11111" }),
    () => removePerson(owner, "glamdesk/priya"),
    () => removeService(owner, "glamdesk/facial"),
  ];
  for (const change of changes) {
    await salon.clock.advance(1000);
    await change();
  }
  const told: string[] = [];
  for (const _ of changes) {
    await salon.clock.advance(1000);
    told.push((await undoLastChange(owner)).what);
  }
  expect(told).toEqual([
    "removed the service facial",
    "removed Priya",
    "added the customer Ravi",
    'added the question "do you sell gifts"',
    "added the closure 2027-01-01",
    "changed the hours of the desk on 2026-12-24",
    "changed the hours of Priya",
    "added Zoya",
    "changed the service Nails",
    "added the service Gel nails",
  ]);
  expect(await everything()).toEqual(before);
  expect((await refusal(undoLastChange(owner))).message).toBe("There is nothing to undo.");
});

test("won't undo what was changed again or is in use since", async () => {
  await addService(salon.owner, { ...gelNails, stylistIds: ["glamdesk/priya"] });
  await salon.book("2026-11-24T15:00", { as: salon.caller("+919840123456"), service: "gel-nails" });
  expect((await refusal(undoLastChange(salon.owner))).message).toMatch(
    /^Gel nails was booked since, .* frontdesk undo --skip /u,
  );
  await salon.database.write((writer) =>
    writer
      .updateTable("services")
      .set({ price_minor: 5 })
      .where("id", "=", "glamdesk/gel-nails")
      .execute(),
  );
  expect((await refusal(undoLastChange(salon.owner))).message).toContain("changed again since");
});

test("undoes what the owner booked, moved and cancelled, and leaves callers' bookings alone", async () => {
  const statusOf = async (id: string) => {
    const row = await salon.database.read
      .selectFrom("visits")
      .select(["status", "starts_at_ms"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return `${row.status} ${new Date(row.starts_at_ms).toISOString()}`;
  };
  const id = await book("2026-11-24T15:00");
  await salon.clock.advance(1000);
  await moveAppointment(salon.owner, {
    appointmentId: id,
    serviceIds: ["glamdesk/haircut"],
    stylistId: "glamdesk/kavitha",
    startMs: salon.at("2026-11-24T17:00"),
  });
  await salon.clock.advance(1000);
  await cancelAppointment(salon.owner, id);
  await salon.clock.advance(1000);
  const callers = await salon.book("2026-11-25T15:00", { as: salon.caller("+919840011111") });
  await salon.clock.advance(1000);
  await undoLastChange(salon.owner);
  expect(await statusOf(id)).toBe("booked 2026-11-24T11:30:00.000Z");
  await salon.clock.advance(1000);
  await undoLastChange(salon.owner);
  expect(await statusOf(id)).toBe("booked 2026-11-24T09:30:00.000Z");
  await salon.clock.advance(1000);
  await undoLastChange(salon.owner);
  expect(await statusOf(id)).toBe("cancelled 2026-11-24T09:30:00.000Z");
  expect(await statusOf(callers)).toContain("booked");
  expect((await refusal(undoLastChange(salon.owner))).message).toBe("There is nothing to undo.");
});

test("won't book again what was cancelled when somebody else has the time", async () => {
  const id = await book("2026-11-24T15:00");
  await salon.clock.advance(1000);
  await cancelAppointment(salon.owner, id);
  await salon.book("2026-11-24T15:00", { as: salon.caller("+919840011111"), name: "Ravi" });
  await salon.clock.advance(1000);
  expect((await refusal(undoLastChange(salon.owner))).message).toContain("Somebody is booked");
});
