import { expect, test } from "vitest";
import { claim } from "../../store/outbox/outbox-delivery.ts";
import { countUnhappy } from "../../store/outbox/count-unhappy.ts";
import { hasOptedOut } from "../../store/outbox/opted-out.ts";
import { enqueue } from "../../store/outbox/outbox.ts";
import { recentNotices } from "../../store/outbox/outbox-rows.ts";
import { ANITA, openSalon, type Salon } from "../testing/open-salon.ts";
import { followDelivery } from "./follow-delivery.ts";

/** A message that was handed over; its answer has not come yet, unless `carrierId` says so. */
async function handedOver(salon: Salon, key: string, carrierId?: string): Promise<void> {
  const { database, clock, deskId } = salon;
  const nowMs = clock.nowMs();
  await database.write(async (writer) => {
    await enqueue(writer, { deskId, key, kind: "missed-call", dueAtMs: nowMs, nowMs });
    const { id } = await writer
      .selectFrom("outbox")
      .select("id")
      .where("key", "=", key)
      .executeTakeFirstOrThrow();
    const by = { by: "courier", nowMs, leaseMs: 90_000, carrier: "twilio" } as const;
    await claim(writer, { ...by, id, channel: "sms", recipient: ANITA, text: "Hello" });
    if (carrierId === undefined) return;
    await writer
      .updateTable("outbox")
      .set({ status: "sent", carrier_id: carrierId, claimed_by: null, claimed_until_ms: null })
      .where("id", "=", id)
      .execute();
  });
}

async function standing({ database }: Salon): Promise<readonly string[]> {
  const rows = await database.read.selectFrom("outbox").selectAll().orderBy("key").execute();
  return rows.map((row) =>
    [row.status, row.carrier_id, row.outcome, row.reason].map((one) => one ?? "-").join(" "),
  );
}

test("what became of a message is kept, in whatever order the carrier tells", async () => {
  await using salon = await openSalon();
  await handedOver(salon, "a", "SM1");
  await followDelivery(salon, { key: "a", carrierId: "SM1", outcome: "delivered" });
  await followDelivery(salon, { key: "a", carrierId: "SM1" });
  expect(await standing(salon)).toEqual(["sent SM1 delivered -"]);
  await followDelivery(salon, { key: "a", carrierId: "SM1", outcome: "read" });
  await followDelivery(salon, { key: "a", carrierId: "SM1", outcome: "delivered" });
  expect(await standing(salon)).toEqual(["sent SM1 read -"]);
});

test("news of a message whose answer got lost shows that the carrier has it", async () => {
  await using salon = await openSalon();
  await handedOver(salon, "a");
  await followDelivery(salon, { key: "a", carrierId: "SM1" });
  expect(await standing(salon)).toEqual(["sent SM1 - -"]);
});

test("news of another message, or of none, changes nothing", async () => {
  await using salon = await openSalon();
  await handedOver(salon, "a", "SM1");
  await followDelivery(salon, { key: "a", carrierId: "SM2", outcome: "failed", reason: "blocked" });
  await followDelivery(salon, { key: "b", carrierId: "SM1", outcome: "failed", reason: "blocked" });
  expect(await standing(salon)).toEqual(["sent SM1 - -"]);
});

test("a message that came back counts as failed, and is listed with those that did", async () => {
  await using salon = await openSalon();
  await handedOver(salon, "a", "SM1");
  await handedOver(salon, "b", "SM2");
  const back = { outcome: "undelivered", reason: "unreachable" } as const;
  await followDelivery(salon, { key: "a", carrierId: "SM1", ...back });
  const { read } = salon.database;
  expect(await standing(salon)).toContain("sent SM1 undelivered unreachable");
  await salon.database.write((writer) =>
    writer.updateTable("outbox").set({ settled_at_ms: salon.clock.nowMs() }).execute(),
  );
  expect(await countUnhappy(read, 0)).toEqual({ failed: 1, unknown: 0 });
  const failed = await recentNotices(read, { statuses: ["failed", "unknown"], limit: 10 });
  expect(failed.map(({ key }) => key)).toEqual(["a"]);
});

test("whoever told the carrier that they want nothing is asked nothing any more", async () => {
  await using salon = await openSalon();
  const { database, deskId } = salon;
  await handedOver(salon, "a", "SM1");
  const back = { outcome: "failed", reason: "opted-out" } as const;
  await followDelivery(salon, { key: "a", carrierId: "SM1", ...back });
  await followDelivery(salon, { key: "a", carrierId: "SM1", ...back });
  expect(await hasOptedOut(database.read, { deskId, phone: ANITA })).toBe(true);
  const rows = await database.read.selectFrom("consents").select("source").execute();
  expect(rows).toEqual([{ source: "carrier" }]);
});
