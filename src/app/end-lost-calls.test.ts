import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { expect, test } from "vitest";
import { ANITA, openSalon, type Salon } from "../actions/testing/open-salon.ts";
import { readableLogger } from "../channels/twilio/testing/log-lines.ts";
import { checkSlot } from "../actions/slots/check-slot.ts";
import { proposeBooking } from "../actions/booking/propose-booking.ts";
import { callOf } from "../actions/action-context.ts";
import { claimCall } from "../store/calls/call-holder.ts";
import { appendEvents, readEvents } from "../store/calls/call-events.ts";
import { findCall, startCall } from "../store/calls/calls.ts";
import { endIfLost, endLostCalls } from "./end-lost-calls.ts";
import { thisProcess } from "./this-process.ts";

/** A process that ran here and is no more. */
const gone = `${spawnSync(process.execPath, ["--version"]).pid}@${hostname()}/before`;

async function callHeldBy(salon: Salon, heldBy: string | undefined) {
  const { database, deskId, clock } = salon;
  const caller = salon.caller(ANITA);
  const id = callOf(caller) ?? "";
  const startedAtMs = clock.nowMs();
  const call = { id, deskId, channel: "phone", callerNumber: ANITA, startedAtMs } as const;
  await startCall(database, heldBy === undefined ? call : { ...call, heldBy });
  return { id, caller };
}

async function slotToken(salon: Salon): Promise<string> {
  const check = await checkSlot(salon.owner, {
    serviceIds: [`${salon.deskId}/haircut`],
    stylistId: `${salon.deskId}/priya`,
    startMs: salon.at("2026-11-24T16:00"),
  });
  return check.ok ? check.slot.token : "none";
}

/** A minute later, when nobody comes back any more. */
async function sweep(salon: Salon) {
  await salon.clock.advance(60_000);
  const log = readableLogger();
  const { database, clock } = salon;
  await endLostCalls({ database, clock, logger: log.logger, forgetsWords: false });
  return log.lines;
}

test("ends the call of a process that died, as failed, with one line in the log", async () => {
  await using salon = await openSalon();
  const { id } = await callHeldBy(salon, gone);
  const lines = await sweep(salon);
  expect(await findCall(salon.database.read, id)).toMatchObject({
    outcome: "failed",
    endedAtMs: salon.clock.nowMs() - 60_000,
  });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(id);
  expect(lines[0]).not.toContain(ANITA.slice(1));
});

test.for([true, false])(
  "forgets what was said in it at once where no words are kept: %s; the caller gets their text all the same",
  async (forgetsWords) => {
    await using salon = await openSalon();
    const { id } = await callHeldBy(salon, gone);
    const { database, clock } = salon;
    const said = { callId: id, sequence: 0, atMs: clock.nowMs(), event: "{}", effectsDigest: "" };
    await appendEvents(database, [said]);
    const { logger } = readableLogger();
    await clock.advance(60_000);
    await endLostCalls({ database, clock, logger, forgetsWords });
    expect(await readEvents(database.read, id)).toHaveLength(forgetsWords ? 0 : 1);
    const call = await findCall(database.read, id);
    expect(call?.callerNumber).toBe(forgetsWords ? undefined : ANITA);
    expect(call?.forgottenAtMs).toBe(forgetsWords ? clock.nowMs() : undefined);
    const texts = await database.read.selectFrom("outbox").select(["kind", "recipient"]).execute();
    expect(texts).toEqual([{ kind: "missed-call", recipient: ANITA }]);
  },
);

test("frees what the dead process's call held", async () => {
  await using salon = await openSalon();
  const { caller } = await callHeldBy(salon, gone);
  const other = salon.caller();
  const slot = await slotToken(salon);
  const anitas = { slot, customerName: "Anita", phone: ANITA };
  expect(await proposeBooking(caller, anitas)).toMatchObject({ ok: true });
  expect(await proposeBooking(other, anitas)).toMatchObject({ ok: false });
  await sweep(salon);
  expect(await proposeBooking(other, anitas)).toMatchObject({ ok: true });
});

test.for([
  ["this process", thisProcess],
  ["another process that lives", `1@${hostname()}/other`],
  ["a process of another machine", "7@elsewhere/other"],
])("leaves the call of %s alone", async ([, heldBy]) => {
  await using salon = await openSalon();
  const { id } = await callHeldBy(salon, heldBy);
  expect(await sweep(salon)).toEqual([]);
  expect(await findCall(salon.database.read, id)).not.toHaveProperty("endedAtMs");
});

test.for([
  ["a program that named no holder", undefined],
  ["a process that had our number before us", `${process.pid}@${hostname()}/before`],
])("ends the call of %s", async ([, heldBy]) => {
  await using salon = await openSalon();
  const { id } = await callHeldBy(salon, heldBy);
  await sweep(salon);
  expect(await findCall(salon.database.read, id)).toMatchObject({ outcome: "failed" });
});

test("a call that is a day old is on nowhere", async () => {
  await using salon = await openSalon();
  const { id } = await callHeldBy(salon, "7@elsewhere/other");
  await salon.clock.advance(25 * 60 * 60_000);
  await sweep(salon);
  expect(await findCall(salon.database.read, id)).toMatchObject({ outcome: "failed" });
});

test("a telephone call whose caller may still come back is left alone, but no call of a browser", async () => {
  await using salon = await openSalon();
  const { id } = await callHeldBy(salon, gone);
  const { database, deskId, clock } = salon;
  const talk = { id: "talk_1", deskId, channel: "browser", startedAtMs: clock.nowMs() } as const;
  await startCall(database, { ...talk, heldBy: gone });
  const { logger } = readableLogger();
  await endLostCalls({ database, clock, logger, forgetsWords: false });
  expect(await findCall(database.read, id)).not.toHaveProperty("endedAtMs");
  expect(await findCall(database.read, "talk_1")).toHaveProperty("endedAtMs");
});

test("a telephone call in which nothing happens for minutes is held by nobody, whatever the machine", async () => {
  await using salon = await openSalon();
  const { id } = await callHeldBy(salon, "7@elsewhere/other");
  await salon.clock.advance(15 * 60_000);
  await sweep(salon);
  expect(await findCall(salon.database.read, id)).toMatchObject({ outcome: "failed" });
});

test("a call that somebody went on with meanwhile is left to them", async () => {
  await using salon = await openSalon();
  const { id } = await callHeldBy(salon, gone);
  const { database, clock } = salon;
  const record = await findCall(database.read, id);
  expect(await claimCall(database, { callId: id, heldBy: "2@here/next", from: gone })).toBe(true);
  expect(await claimCall(database, { callId: id, heldBy: "3@here/late", from: gone })).toBe(false);
  if (!record) throw new Error("No call");
  const { logger } = readableLogger();
  await endIfLost({ database, clock, logger, forgetsWords: false }, record);
  expect(await findCall(database.read, id)).not.toHaveProperty("endedAtMs");
});
