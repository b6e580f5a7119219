import { beforeEach, expect, test } from "vitest";
import type { Database } from "../database.ts";
import { freshDatabase } from "../testing/fresh-database.ts";
import {
  findParting,
  insertTicket,
  keepParting,
  keepTransferStep,
  takeTicket,
} from "./stream-tickets.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let database: Database;

beforeEach(async () => {
  database = await freshDatabase();
});

async function give(tokenHash: string, givenAtMs: number, resumes = false): Promise<void> {
  const call = { callSid: "CA1", callerNumber: "+919840012345", calledNumber: "+914440001111" };
  await insertTicket(database, { ...call, tokenHash, givenAtMs, resumes });
}

async function take(tokenHash: string, nowMs: number) {
  const asked = { tokenHash, callSid: "CA1", givenSinceMs: nowMs - MINUTE_MS, nowMs };
  return await takeTicket(database, asked);
}

async function numbers() {
  return await database.read
    .selectFrom("stream_tickets")
    .select(["token_hash", "caller_number"])
    .orderBy("token_hash")
    .execute();
}

test("a ticket is used up once, and lets go of the caller's number with it", async () => {
  await give("a", 1000);
  expect(await take("a", 2000)).toMatchObject({ ok: true, call: { callSid: "CA1" } });
  expect(await take("a", 2001)).toEqual({ ok: false, fault: "used-token" });
  expect(await numbers()).toEqual([{ token_hash: "a", caller_number: null }]);
});

test("a ticket is good for a minute", async () => {
  await give("a", 1000);
  expect(await take("a", 1000 + MINUTE_MS + 1)).toEqual({ ok: false, fault: "late-token" });
  expect(await take("a", 1000 + MINUTE_MS)).toMatchObject({ ok: true });
});

test("of two tickets for one call one is used, but a caller who comes back has another", async () => {
  await give("a", 1000);
  await give("b", 1001);
  expect(await take("b", 2000)).toMatchObject({ ok: true });
  expect(await take("a", 2000)).toEqual({ ok: false, fault: "used-token" });
  await give("c", 3000, true);
  expect(await take("c", 3001)).toMatchObject({ ok: true, call: { resumes: true } });
  expect(await take("c", 3002)).toEqual({ ok: false, fault: "used-token" });
});

test("how the desk parted is known until the caller is taken back", async () => {
  await give("a", 1000);
  expect(await findParting(database.read, "CA1")).toBeUndefined();
  await take("a", 1001);
  const transfer = { how: "transfer", to: "+914440002222", whisper: "A refund." } as const;
  await keepParting(database, "CA1", transfer);
  expect(await findParting(database.read, "CA1")).toEqual(transfer);
  await give("b", 2000, true);
  expect(await findParting(database.read, "CA1")).toBeUndefined();
  await take("b", 2001);
  expect(await findParting(database.read, "CA1")).toBeUndefined();
  await keepParting(database, "CA1", { how: "hang-up" });
  expect(await findParting(database.read, "CA1")).toEqual({ how: "hang-up" });
});

test("tickets are kept for a day, unused ones for an hour", async () => {
  await give("used", 1000);
  await take("used", 1001);
  await give("unused", 1002);
  await give("later", 1003 + 60 * MINUTE_MS);
  expect((await numbers()).map(({ token_hash: hash }) => hash)).toEqual(["later", "used"]);
  await give("tomorrow", 1001 + DAY_MS);
  expect((await numbers()).map(({ token_hash: hash }) => hash)).toEqual(["tomorrow"]);
});

test("how far a transfer has come is known, and who has taken the call has it for good", async () => {
  const transfer = { how: "transfer", to: "+914440002222", whisper: "A refund." } as const;
  await give("a", 1000);
  await take("a", 1001);
  await keepTransferStep(database, "CA1", "ringing");
  expect(await findParting(database.read, "CA1")).toBeUndefined();
  await keepParting(database, "CA1", transfer);
  await keepTransferStep(database, "CA1", "ringing");
  expect(await findParting(database.read, "CA1")).toEqual({ ...transfer, step: "ringing" });
  await keepTransferStep(database, "CA1", "accepted");
  await keepTransferStep(database, "CA1", "nobody");
  expect(await findParting(database.read, "CA1")).toMatchObject({ step: "accepted" });
  await keepParting(database, "CA1", transfer);
  expect(await findParting(database.read, "CA1")).toEqual(transfer);
});

test.for(["accepted", "nobody"] as const)(
  "what a transfer is about is kept while phones ring, and goes once it is over: %s",
  async (step) => {
    const transfer = { how: "transfer", to: "+914440002222", whisper: "A refund." } as const;
    await give("a", 1000);
    await take("a", 1001);
    await keepParting(database, "CA1", transfer);
    await keepTransferStep(database, "CA1", "ringing");
    expect(await findParting(database.read, "CA1")).toMatchObject({ whisper: "A refund." });
    await keepTransferStep(database, "CA1", step);
    expect(await findParting(database.read, "CA1")).toEqual({ ...transfer, whisper: "", step });
  },
);
