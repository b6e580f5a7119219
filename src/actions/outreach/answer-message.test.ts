import { describe, expect, test } from "vitest";
import { enqueue } from "../../store/outbox/outbox.ts";
import { hasOptedOut } from "../../store/outbox/opted-out.ts";
import type { NoticeKind } from "../../domain/outreach/notice-kind.ts";
import type { ActionContext } from "../action-context.ts";
import { answerMessage } from "./answer-message.ts";
import { ANITA, openSalon, type Salon } from "../testing/open-salon.ts";

const HOUR_MS = 60 * 60_000;

/** Anita writing from her number. */
function writing(salon: Salon, from = ANITA): ActionContext {
  const { database, clock, deskId } = salon;
  const actor = { kind: "caller", channel: "sms", callId: "message_1", number: from } as const;
  return { database, clock, deskId, actor };
}

async function write(salon: Salon, text: string, from = ANITA) {
  return await answerMessage(writing(salon, from), { from, text });
}

/** As if it had been sent a moment ago. */
async function wasSent(salon: Salon, kind: NoticeKind, visitId: string): Promise<void> {
  const { database, clock, deskId } = salon;
  const nowMs = clock.nowMs();
  const key = `${kind}:${visitId}:test`;
  await database.write(async (writer) => {
    await enqueue(writer, { deskId, key, kind, visitId, recipient: ANITA, dueAtMs: nowMs, nowMs });
    await writer
      .updateTable("outbox")
      .set({ status: "sent", handed_over_at_ms: nowMs })
      .where("key", "=", key)
      .execute();
  });
}

async function confirmed({ database }: Salon): Promise<readonly string[]> {
  const rows = await database.read
    .selectFrom("visits")
    .select("id")
    .where("confirmed_at_ms", "is not", null)
    .execute();
  return rows.map(({ id }) => id);
}

describe("a written answer", () => {
  test("STOP and START change what counts, and the last word does", async () => {
    await using salon = await openSalon();
    const { database, deskId } = salon;
    expect(await write(salon, "STOP")).toEqual({ about: "opted-out" });
    expect(await hasOptedOut(database.read, { deskId, phone: ANITA })).toBe(true);
    await salon.clock.advance(1000);
    expect(await write(salon, "start")).toEqual({ about: "opted-in" });
    expect(await hasOptedOut(database.read, { deskId, phone: ANITA })).toBe(false);
  });

  test("YES confirms the one appointment that is coming, however often it is written", async () => {
    await using salon = await openSalon();
    const visitId = await salon.book("2026-11-24T15:00");
    const startMs = salon.at("2026-11-24T15:00");
    const reply = { about: "confirmed", startMs, with: "Priya" };
    expect(await write(salon, "Yes")).toEqual(reply);
    expect(await write(salon, "Yes")).toEqual(reply);
    expect(await confirmed(salon)).toEqual([visitId]);
    const audit = await salon.database.read
      .selectFrom("audit")
      .select(["actor", "channel"])
      .where("action", "=", "confirmed")
      .execute();
    expect(audit).toEqual([{ actor: "caller", channel: "sms" }]);
  });

  test("YES confirms of several the one that they were reminded of, and none where it can't be told", async () => {
    await using salon = await openSalon();
    await salon.book("2026-11-24T15:00");
    const later = await salon.book("2026-11-26T11:00");
    expect(await write(salon, "YES")).toEqual({ about: "which" });
    expect(await confirmed(salon)).toEqual([]);
    await wasSent(salon, "reminder-message", later);
    expect(await write(salon, "YES")).toMatchObject({ about: "confirmed" });
    expect(await confirmed(salon)).toEqual([later]);
  });

  test("YES from a number with no appointment confirms nobody's", async () => {
    await using salon = await openSalon();
    await salon.book("2026-11-24T15:00");
    expect(await write(salon, "YES", "+919840999999")).toEqual({ about: "nothing-to-confirm" });
    expect(await confirmed(salon)).toEqual([]);
  });

  test("a number from 1 to 5 rates the visit that was asked about, and its words are kept", async () => {
    await using salon = await openSalon();
    const visitId = await salon.book("2026-11-24T15:00");
    await salon.clock.advance(salon.at("2026-11-24T18:00") - salon.clock.nowMs());
    expect(await write(salon, "5")).toEqual({ about: "unreadable" });
    await wasSent(salon, "follow-up-message", visitId);
    expect(await write(salon, "5 lovely, thank you")).toEqual({ about: "rated", stars: 5 });
    expect(await write(salon, "4")).toEqual({ about: "rated", stars: 4 });
    const ratings = await salon.database.read.selectFrom("ratings").selectAll().execute();
    expect(ratings).toMatchObject([{ visit_id: visitId, stars: 4, words: "5 lovely, thank you" }]);
  });

  test("a rating a week later rates nothing", async () => {
    await using salon = await openSalon();
    const visitId = await salon.book("2026-11-24T15:00");
    await salon.clock.advance(salon.at("2026-11-24T18:00") - salon.clock.nowMs());
    await wasSent(salon, "follow-up-message", visitId);
    await salon.clock.advance(8 * 24 * HOUR_MS);
    expect(await write(salon, "5")).toEqual({ about: "unreadable" });
  });

  test("anything else changes nothing and is answered with where to ring", async () => {
    await using salon = await openSalon();
    await salon.book("2026-11-24T15:00");
    expect(await write(salon, "cancel")).toEqual({ about: "cancel" });
    expect(await write(salon, "no")).toEqual({ about: "cancel" });
    expect(await write(salon, "is there parking?")).toEqual({ about: "unreadable" });
    expect(await write(salon, "HELP")).toEqual({ about: "help" });
    expect(await confirmed(salon)).toEqual([]);
  });
});
