import { beforeEach, expect, test } from "vitest";
import { sampleDesk } from "../../store/testing/sample-desk.ts";
import { checkSlot } from "../slots/check-slot.ts";
import { openSalon, type Salon } from "../testing/open-salon.ts";
import { addAppointment, cancelAppointment, moveAppointment } from "./appointments.ts";
import { changeCustomer } from "./customers.ts";
import { Refused } from "./refused.ts";
import { undoLastChange } from "./undo.ts";

let salon: Salon;

// Monday 23 November 2026, 14:07 in Chennai.
beforeEach(async () => {
  const policies = { ...sampleDesk.policies, mostPerDay: 1 };
  salon = await openSalon({ desk: { ...sampleDesk, policies }, now: "2026-11-23T14:07" });
  return async () => await salon[Symbol.asyncDispose]();
});

async function note(local: string, { stylist = "priya", customerName = "Anita" } = {}) {
  const { id } = await addAppointment(salon.owner, {
    customerName,
    phone: customerName === "Anita" ? "98401 23456" : "98400 11111",
    serviceIds: ["glamdesk/haircut"],
    stylistId: `glamdesk/${stylist}`,
    startMs: salon.at(local),
  });
  return id;
}

async function refusal(work: Promise<unknown>): Promise<Refused> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Refused) return error;
  throw new Error(`Not refused: ${String(error)}`);
}

async function messages(): Promise<readonly string[]> {
  const rows = await salon.database.read.selectFrom("outbox").select("kind").execute();
  return rows.map((row) => row.kind).toSorted();
}

test.each([
  ["right now", "2026-11-23T14:07"],
  ["between two starts of the grid", "2026-11-24T11:11"],
  ["this morning", "2026-11-23T11:00"],
  ["beyond the horizon of callers", "2028-11-20T11:00"],
])("books by hand what is free %s, which no caller could have", async (_, local) => {
  const wish = {
    serviceIds: ["glamdesk/haircut"],
    stylistId: "glamdesk/priya",
    startMs: salon.at(local),
  };
  expect(await checkSlot(salon.caller("+919840011111"), wish)).toMatchObject({ ok: false });
  await note(local);
  expect((await refusal(note(local, { customerName: "Ravi" }))).message).toMatch(
    /^That time is taken/u,
  );
});

test("books more in a day than callers may", async () => {
  await note("2026-11-24T15:00");
  const second = await note("2026-11-24T16:00", { customerName: "Ravi" });
  expect(second).toMatch(/^visit_/u);
});

test("keeps to hours and to days that aren't over", async () => {
  expect((await refusal(note("2026-11-24T03:00"))).message).toContain("The desk is closed then");
  expect((await refusal(note("2026-11-22T15:00"))).message).toContain("That day is over");
});

test("names the appointment that the customer has then already", async () => {
  await note("2026-11-24T15:00");
  const { message, details } = await refusal(note("2026-11-24T15:15", { stylist: "kavitha" }));
  expect(message).toBe("The customer already has an appointment then.");
  expect(details).toEqual(["Tue 24 Nov 2026 15:00, Anita, haircut with Priya"]);
});

test("confirms nothing that has begun, and undoes what was noted wrong", async () => {
  const id = await note("2026-11-23T11:00");
  expect(await messages()).not.toContain("booking-confirmation");
  await salon.clock.advance(1000);
  await moveAppointment(salon.owner, {
    appointmentId: id,
    serviceIds: ["glamdesk/haircut"],
    stylistId: "glamdesk/kavitha",
    startMs: salon.at("2026-11-23T11:20"),
  });
  await salon.clock.advance(1000);
  await undoLastChange(salon.owner);
  await salon.clock.advance(1000);
  await undoLastChange(salon.owner);
  const { status } = await salon.database.read
    .selectFrom("visits")
    .select("status")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  expect(status).toBe("cancelled");
  expect((await messages()).filter((kind) => kind.endsWith("confirmation"))).toEqual([]);
});

test("cancels somebody who didn't come, the same evening", async () => {
  const id = await note("2026-11-23T14:10");
  await salon.clock.advance(4 * 3_600_000);
  await cancelAppointment(salon.owner, id);
  await salon.clock.advance(30 * 3_600_000);
  expect((await refusal(cancelAppointment(salon.owner, id))).message).toContain("no such");
});

test("a note on somebody without a number gives them none", async () => {
  await salon.database.write(async (writer) => {
    const row = { id: "customer_1", desk_id: salon.deskId, name: "Mala", phone: "" };
    await writer
      .insertInto("customers")
      .values({ ...row, created_at_ms: 0 })
      .execute();
  });
  await changeCustomer(salon.owner, "customer_1", { note: "Likes the window seat." });
  expect(await salon.database.read.selectFrom("customer_phones").selectAll().execute()).toEqual([]);
});
