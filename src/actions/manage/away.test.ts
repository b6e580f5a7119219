import { beforeEach, expect, test } from "vitest";
import { erasePerson } from "../callers/erase-person.ts";
import { joinWaitingList } from "../waiting/join-waiting-list.ts";
import { openSalon, type Salon } from "../testing/open-salon.ts";
import { addAppointment, cancelAppointment, moveAppointment } from "./appointments.ts";
import { addTimeOff } from "./away.ts";
import { addClosure } from "./closures.ts";
import { addCustomer } from "./customers.ts";
import { lastChange, undoLastChange } from "./undo.ts";

let salon: Salon;

beforeEach(async () => {
  salon = await openSalon();
  return async () => await salon[Symbol.asyncDispose]();
});

async function statuses(): Promise<readonly string[]> {
  const rows = await salon.database.read
    .selectFrom("visits")
    .select("status")
    .orderBy("starts_at_ms")
    .execute();
  return rows.map((row) => row.status);
}

async function kinds(): Promise<readonly string[]> {
  const rows = await salon.database.read
    .selectFrom("outbox")
    .select("kind")
    .where("status", "=", "waiting")
    .execute();
  return rows.map((row) => row.kind);
}

async function absences() {
  const { read } = salon.database;
  return [
    await read.selectFrom("time_off").selectAll().orderBy("id").execute(),
    await read.selectFrom("closures").selectAll().orderBy("id").execute(),
  ];
}

/** Two appointments with Priya on Tuesday, and somebody who waits for that day. */
async function fullTuesday(): Promise<void> {
  await salon.book("2026-11-24T15:00");
  await salon.book("2026-11-24T17:00", { name: "Ravi", phone: "+919840011111" });
  await joinWaitingList(salon.owner, {
    serviceIds: ["glamdesk/haircut"],
    stylistId: "glamdesk/priya",
    fromMs: salon.at("2026-11-24T00:00"),
    untilMs: salon.at("2026-11-25T00:00"),
    customerName: "Lata",
    phone: "+919840022222",
  });
}

const AWAYS: readonly (readonly [string, () => Promise<{ readonly notes: readonly string[] }>])[] =
  [
    [
      "somebody is ill",
      () =>
        addTimeOff(salon.owner, {
          stylistId: "glamdesk/priya",
          startMs: salon.at("2026-11-24T00:00"),
          endMs: salon.at("2026-11-25T00:00"),
          reason: "ill",
          cancelsAppointments: true,
        }),
    ],
    [
      "the desk closes",
      () =>
        addClosure(salon.owner, {
          from: "2026-11-24",
          to: "2026-11-24",
          cancelsAppointments: true,
        }),
    ],
  ];

test.each(AWAYS)(
  "when %s, cancels what is booked, tells the customers and offers the place to nobody; undo brings all back",
  async (_, close) => {
    await fullTuesday();
    const before = await absences();
    await salon.clock.advance(1000);
    const { notes } = await close();
    expect(notes).toEqual(["2 appointments were cancelled; whoever takes messages is told."]);
    expect(await statuses()).toEqual(["cancelled", "cancelled"]);
    expect((await kinds()).toSorted()).toEqual([
      "cancellation-confirmation",
      "cancellation-confirmation",
    ]);
    expect((await lastChange(salon.owner))?.what).toMatch(/, cancelled 2 appointments$/u);
    await salon.clock.advance(1000);
    await undoLastChange(salon.owner);
    expect(await statuses()).toEqual(["booked", "booked"]);
    expect(await absences()).toEqual(before);
  },
);

test("an appointment that is booked again and cancelled again is told of each time", async () => {
  const id = await salon.book("2026-11-24T15:00");
  await salon.clock.advance(1000);
  await cancelAppointment(salon.owner, id);
  await salon.database.write((writer) =>
    writer.updateTable("outbox").set({ status: "sent" }).where("status", "=", "waiting").execute(),
  );
  await salon.clock.advance(1000);
  await undoLastChange(salon.owner);
  await salon.clock.advance(1000);
  await cancelAppointment(salon.owner, id);
  expect(await kinds()).toEqual(["cancellation-confirmation"]);
});

test("undoes around what the book keeps", async () => {
  await addClosure(salon.owner, { from: "2027-01-01", to: "2027-01-02" });
  await salon.clock.advance(1000);
  await addCustomer(salon.owner, { name: "Ravi", phone: "98400 11111" });
  await salon.clock.advance(1000);
  await addAppointment(salon.owner, {
    customerName: "Ravi",
    phone: "98400 11111",
    serviceIds: ["glamdesk/haircut"],
    startMs: salon.at("2026-11-24T15:00"),
  });
  await salon.clock.advance(1000);
  await undoLastChange(salon.owner);
  await expect(undoLastChange(salon.owner)).rejects.toThrow(/^Ravi was booked since/u);
  expect((await undoLastChange(salon.owner, 1)).what).toBe("added the closure 2027-01-01");
});

test("says that an erasure can't be undone", async () => {
  await addCustomer(salon.owner, { name: "Ravi", phone: "98400 11111" });
  await salon.clock.advance(1000);
  expect(await erasePerson(salon.owner, { phone: "98400 11111" })).toMatchObject({ ok: true });
  await expect(undoLastChange(salon.owner)).rejects.toThrow(/^The last change can't be undone/u);
});

test("a rehearsal of a move and a cancellation leaves the appointment as it is", async () => {
  const id = await salon.book("2026-11-24T15:00");
  const before = await salon.database.read.selectFrom("visits").selectAll().execute();
  const rehearsal = { ...salon.owner, rehearse: true };
  expect(await cancelAppointment(rehearsal, id)).toEqual({ id, notes: [] });
  await moveAppointment(rehearsal, {
    appointmentId: id,
    serviceIds: ["glamdesk/haircut"],
    stylistId: "glamdesk/priya",
    startMs: salon.at("2026-11-24T17:00"),
  });
  const after = await salon.database.read
    .selectFrom("visits")
    .selectAll()
    .where("id", "=", id)
    .execute();
  expect(after).toEqual(before);
  expect(await salon.book("2026-11-24T17:00", { name: "Ravi", phone: "+919840011111" })).toMatch(
    /^visit_/u,
  );
});
