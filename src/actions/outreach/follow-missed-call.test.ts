import { expect, test } from "vitest";
import { saveOutreach } from "../../store/outbox/outreach.ts";
import { followMissedCall } from "./follow-missed-call.ts";
import { ANITA, openSalon, type Salon } from "../testing/open-salon.ts";

async function texts(salon: Salon): Promise<readonly string[]> {
  const rows = await salon.database.read
    .selectFrom("outbox")
    .select(["recipient", "status", "reason", "key"])
    .where("kind", "=", "missed-call")
    .execute();
  return rows.map((row) => `${row.recipient} ${row.reason ?? row.status}`);
}

test("a call that came to nothing gets a text, once a day", async () => {
  await using salon = await openSalon();
  await followMissedCall(salon.caller(ANITA), { cameToNothing: true });
  await followMissedCall(salon.caller(ANITA), { cameToNothing: true });
  expect(await texts(salon)).toEqual([`${ANITA} waiting`]);
  await salon.clock.advance(24 * 60 * 60_000);
  await followMissedCall(salon.caller(ANITA), { cameToNothing: true });
  expect(await texts(salon)).toHaveLength(2);
});

test("who rings again and is helped gets none", async () => {
  await using salon = await openSalon();
  await followMissedCall(salon.caller(ANITA), { cameToNothing: true });
  await followMissedCall(salon.caller(ANITA), { cameToNothing: false });
  expect(await texts(salon)).toEqual([`${ANITA} rang again`]);
});

test("a withheld number gets none, nor does anybody where the owner doesn't want it", async () => {
  await using salon = await openSalon();
  await followMissedCall(salon.caller(), { cameToNothing: true });
  await salon.database.write((writer) =>
    saveOutreach(writer, salon.deskId, { missedCallText: false }),
  );
  await followMissedCall(salon.caller(ANITA), { cameToNothing: true });
  expect(await texts(salon)).toEqual([]);
});

test("the number isn't in the key, which outlives it", async () => {
  await using salon = await openSalon();
  await followMissedCall(salon.caller(ANITA), { cameToNothing: true });
  const { key } = await salon.database.read
    .selectFrom("outbox")
    .select("key")
    .executeTakeFirstOrThrow();
  expect(key).not.toContain("98401");
});
