import { expect, test } from "vitest";
import { ANITA } from "../actions/testing/open-salon.ts";
import { enqueue } from "../store/outbox/outbox.ts";
import { openPostRoom } from "./courier/testing/post-room.ts";
import { forgetOldNotices } from "./forget-old-notices.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

test("whom a message was for and what it said is erased when the owner's days are over; that it was sent stays", async () => {
  await using room = await openPostRoom();
  const { database, clock } = room.salon;
  await room.salon.book("2026-11-24T15:00");
  await room.deliverAfter(1);
  await room.salon.book("2026-11-26T15:00");
  expect(await forgetOldNotices({ database, clock, days: 30 })).toBe(0);
  await clock.advance(30 * DAY_MS);
  expect(await forgetOldNotices({ database, clock, days: 30 })).toBe(1);
  expect(await forgetOldNotices({ database, clock, days: 30 })).toBe(0);
  const rows = await database.read.selectFrom("outbox").selectAll().orderBy("status").execute();
  expect(rows).toMatchObject([
    { status: "sent", recipient: null, text: null, payload: "{}", carrier: "scripted" },
    // What still waits keeps what it needs.
    { status: "waiting", forgotten_at_ms: null },
  ]);
});

test("a code is erased half an hour after it was sent", async () => {
  await using room = await openPostRoom();
  const { database, clock, deskId } = room.salon;
  const nowMs = clock.nowMs();
  await database.write((writer) =>
    enqueue(writer, {
      deskId,
      key: "code:1",
      kind: "verification-code",
      recipient: ANITA,
      payload: { code: "482913", minutes: 10 },
      dueAtMs: nowMs,
      nowMs,
    }),
  );
  await room.deliverAfter(1);
  await clock.advance(29 * MINUTE_MS);
  expect(await forgetOldNotices({ database, clock, days: 30 })).toBe(0);
  await clock.advance(MINUTE_MS);
  expect(await forgetOldNotices({ database, clock, days: 30 })).toBe(1);
  const rows = await database.read.selectFrom("outbox").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain("482913");
});
