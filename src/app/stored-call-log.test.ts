import { expect, test } from "vitest";
import { startCall } from "../store/calls/calls.ts";
import { readEvents } from "../store/calls/call-events.ts";
import { freshDatabase } from "../store/testing/fresh-database.ts";
import { openSalon } from "../actions/testing/open-salon.ts";
import { StoredCallLog } from "./stored-call-log.ts";

function entry(sequence: number) {
  return { sequence, atMs: sequence, event: `{"sequence":${sequence}}`, effectsDigest: "same" };
}

test("keeps every event in order, however they come", async () => {
  await using salon = await openSalon();
  const { database, deskId } = salon;
  await startCall(database, { id: "call_1", deskId, channel: "chat", startedAtMs: 0 });
  const log = new StoredCallLog(database, "call_1");
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
  const log = new StoredCallLog(database, "call_1");
  log.append(entry(0));
  log.append(entry(1));
  // Were it to try again at once, the event loop would never come to this.
  await new Promise((resolve) => void setImmediate(resolve));
  await expect(log.flush()).rejects.toThrow("destroyed");
});
