import { beforeEach, expect, test } from "vitest";
import { seedDesk } from "../business/seed-desk.ts";
import type { Database } from "../database.ts";
import { freshDatabase } from "../testing/fresh-database.ts";
import { sampleDesk } from "../testing/sample-desk.ts";
import { appendEvents, readEvents, type CallEventRow, type LoggedEvent } from "./call-events.ts";
import { endCall, findCall, listCalls, startCall } from "./calls.ts";
import { forgetCall, forgetCallsEndedBefore } from "./forget-call.ts";

let database: Database;

beforeEach(async () => {
  database = await freshDatabase();
  await seedDesk(database, sampleDesk);
});

async function start(id: string, startedAtMs: number): Promise<void> {
  await startCall(database, {
    id,
    deskId: "glamdesk",
    channel: "phone",
    callerNumber: "+919840123456",
    startedAtMs,
  });
}

function ofCall1(...events: readonly LoggedEvent[]): CallEventRow[] {
  return events.map((event) => Object.assign({ callId: "call_1" }, event));
}

function said(sequence: number, text: string): LoggedEvent {
  return {
    sequence,
    atMs: 1000 + sequence,
    event: JSON.stringify({ type: "words-final", text }),
    effectsDigest: `digest-${sequence}`,
  };
}

test("a call's log comes back byte for byte, in order", async () => {
  await start("call_1", 1000);
  const events = [said(0, "hello “there”"), said(1, "a haircut\n")];
  await appendEvents(database, ofCall1(...events));
  await appendEvents(database, ofCall1(said(2, "tomorrow")));
  await appendEvents(database, []);
  expect(await readEvents(database.read, "call_1")).toEqual([...events, said(2, "tomorrow")]);
});

test("two processes can't both write the same call's log", async () => {
  await start("call_1", 1000);
  await appendEvents(database, ofCall1(said(0, "hello")));
  await expect(appendEvents(database, ofCall1(said(1, "one"), said(0, "again")))).rejects.toThrow(
    /unique/iu,
  );
  expect(await readEvents(database.read, "call_1")).toEqual([said(0, "hello")]);
});

test("a call is known from its start to its outcome, and noted once", async () => {
  await start("call_1", 1000);
  await start("call_1", 2000);
  await endCall(database, { callId: "call_1", endedAtMs: 5000, outcome: "booked" });
  const call = {
    id: "call_1",
    deskId: "glamdesk",
    channel: "phone",
    callerNumber: "+919840123456",
    startedAtMs: 1000,
    endedAtMs: 5000,
    outcome: "booked",
  };
  expect(await findCall(database.read, "call_1")).toEqual(call);
  await start("call_2", 3000);
  const newest = await listCalls(database.read, { deskId: "glamdesk", limit: 1 });
  expect(newest.map((one) => one.id)).toEqual(["call_2"]);
  expect(await findCall(database.read, "call_3")).toBeUndefined();
});

test("a forgotten call keeps when it was and how it ended, and nothing that was said or who rang", async () => {
  await start("call_1", 1000);
  await appendEvents(database, ofCall1(said(0, "my name is Anita")));
  await endCall(database, { callId: "call_1", endedAtMs: 5000, outcome: "answered" });
  await forgetCall(database, "call_1", 6000);
  expect(await readEvents(database.read, "call_1")).toEqual([]);
  expect(await findCall(database.read, "call_1")).toEqual({
    id: "call_1",
    deskId: "glamdesk",
    channel: "phone",
    startedAtMs: 1000,
    endedAtMs: 5000,
    outcome: "answered",
    forgottenAtMs: 6000,
  });
});

test("retention forgets what ended long enough ago, once, and leaves what is still on", async () => {
  for (const id of ["call_old", "call_new", "call_on"]) {
    await start(id, 1000);
    await appendEvents(database, [{ callId: id, ...said(0, "hello") }]);
  }
  await endCall(database, { callId: "call_old", endedAtMs: 2000, outcome: "answered" });
  await endCall(database, { callId: "call_new", endedAtMs: 9000, outcome: "answered" });
  expect(await forgetCallsEndedBefore(database, 5000, 10_000)).toBe(1);
  expect(await forgetCallsEndedBefore(database, 5000, 11_000)).toBe(0);
  const left = ["call_old", "call_new", "call_on"].map(
    async (id) => (await readEvents(database.read, id)).length,
  );
  expect(await Promise.all(left)).toEqual([0, 1, 1]);
});
