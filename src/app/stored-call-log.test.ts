import { expect, test } from "vitest";
import { systemClock } from "../base/clock.ts";
import { startCall } from "../store/calls/calls.ts";
import { claimCall } from "../store/calls/call-holder.ts";
import { CallTakenOver, readEvents } from "../store/calls/call-events.ts";
import { freshDatabase } from "../store/testing/fresh-database.ts";
import { openSalon } from "../actions/testing/open-salon.ts";
import { StoredCallLogs } from "./stored-call-log.ts";

function entry(sequence: number) {
  return { sequence, atMs: sequence, event: `{"sequence":${sequence}}`, effectsDigest: "same" };
}

test("keeps every event in order, however they come", async () => {
  await using salon = await openSalon();
  const { database, deskId } = salon;
  await startCall(database, { id: "call_1", deskId, channel: "chat", startedAtMs: 0 });
  const log = new StoredCallLogs(database, systemClock).of("call_1");
  log.append(entry(0));
  log.append(entry(1));
  await new Promise((resolve) => void setImmediate(resolve));
  log.append(entry(2));
  await log.flush();
  const events = await readEvents(database.read, "call_1");
  expect(events).toEqual([entry(0), entry(1), entry(2)]);
});

test("a database that refuses everything is told once a flush, and keeps nobody busy", async () => {
  const database = await freshDatabase();
  await database[Symbol.asyncDispose]();
  const log = new StoredCallLogs(database, systemClock).of("call_1");
  log.append(entry(0));
  log.append(entry(1));
  // Were it to try again at once, the event loop would never come to this.
  await new Promise((resolve) => void setImmediate(resolve));
  await expect(log.flush()).rejects.toThrow("destroyed");
});

test("a process that no longer holds the call adds nothing to its log", async () => {
  await using salon = await openSalon();
  const { database, deskId } = salon;
  await startCall(database, {
    id: "call_1",
    deskId,
    channel: "phone",
    startedAtMs: 0,
    heldBy: "a",
  });
  const logOf = (holder: string) => new StoredCallLogs(database, systemClock, holder).of("call_1");
  const [before, after] = [logOf("a"), logOf("b")];
  before.append(entry(0));
  await before.flush();
  await claimCall(database, { callId: "call_1", heldBy: "b", from: "a" });
  before.append(entry(1));
  await expect(before.flush()).rejects.toThrow(CallTakenOver);
  after.append(entry(1));
  await after.flush();
  expect(await readEvents(database.read, "call_1")).toEqual([entry(0), entry(1)]);
});

test("stores what no one flushes, for all calls together", async () => {
  await using salon = await openSalon();
  const { database, deskId, clock } = salon;
  for (const id of ["call_1", "call_2"])
    await startCall(database, { id, deskId, channel: "chat", startedAtMs: 0 });
  const logs = new StoredCallLogs(database, clock);
  logs.of("call_1").append(entry(0));
  logs.of("call_2").append(entry(0));
  await clock.advance(50);
  // What is being written is waited for; nothing is left to write.
  await logs.of("call_1").flush();
  expect(await readEvents(database.read, "call_1")).toEqual([entry(0)]);
  expect(await readEvents(database.read, "call_2")).toEqual([entry(0)]);
});

test("a call that another process goes on with keeps no other call from its log", async () => {
  await using salon = await openSalon();
  const { database, deskId, clock } = salon;
  const call = { deskId, channel: "chat", startedAtMs: 0 } as const;
  await startCall(database, { ...call, id: "call_1", heldBy: "another" });
  await startCall(database, { ...call, id: "call_2", heldBy: "this" });
  const logs = new StoredCallLogs(database, clock, "this");
  const [gone, ours] = [logs.of("call_1"), logs.of("call_2")];
  gone.append(entry(0));
  ours.append(entry(0));
  await ours.flush();
  await expect(gone.flush()).rejects.toThrow("Another process goes on with this call.");
  expect(await readEvents(database.read, "call_2")).toEqual([entry(0)]);
  expect(await readEvents(database.read, "call_1")).toEqual([]);
});
