import { expect, test } from "vitest";
import { ANITA } from "../../actions/testing/open-salon.ts";
import { recordConsent } from "../../actions/callers/record-consent.ts";
import { ScriptedMessenger } from "../../ports/testing/scripted-messenger.ts";
import { enqueue } from "../../store/outbox/outbox.ts";
import { openWhatsappWindow } from "../../store/outbox/whatsapp-windows.ts";
import { openPostRoom, type PostRoom } from "./testing/post-room.ts";

const ONLY_CALLS = { confirmations: false, callReminderMinutesBefore: 60 } as const;

async function sendCode(room: PostRoom): Promise<void> {
  const { database, deskId, clock } = room.salon;
  const nowMs = clock.nowMs();
  await database.write((writer) =>
    enqueue(writer, {
      deskId,
      key: "code:1",
      kind: "verification-code",
      recipient: ANITA,
      payload: { code: "482913", minutes: 10 },
      dueAtMs: nowMs,
      notAfterMs: nowMs + 600_000,
      nowMs,
    }),
  );
}

/** They wrote to us a moment ago, by WhatsApp. */
async function hasWritten({ salon: { database, clock } }: PostRoom, phone: string): Promise<void> {
  await database.write((writer) => openWhatsappWindow(writer, { phone, nowMs: clock.nowMs() }));
}

async function setVisit(
  room: PostRoom,
  id: string,
  change: { readonly status?: "cancelled"; readonly confirmed_at_ms?: number },
): Promise<void> {
  await room.salon.database.write((writer) =>
    writer.updateTable("visits").set(change).where("id", "=", id).execute(),
  );
}

test("a booking is confirmed once, to the customer's number, in words", async () => {
  await using room = await openPostRoom();
  const id = await room.salon.book("2026-11-24T15:00");
  await room.deliverAfter(1);
  await room.deliverAfter(60);
  expect(room.messenger.taken).toEqual([
    {
      key: `booked:${id}`,
      channel: "sms",
      to: ANITA,
      text: "Hi Anita, your haircut with Priya at GlamDesk is booked for tomorrow, Tuesday 24 November, at 3:00 pm. To change it, call us.",
    },
  ]);
  expect(await room.outbox()).toEqual(["booking-confirmation sent"]);
});

test("a reminder goes out when it is due, not before, and speaks of the day it is sent on", async () => {
  await using room = await openPostRoom({
    rules: { confirmations: false, messageReminderHoursBefore: 24 },
  });
  await room.salon.book("2026-11-26T15:00");
  await room.deliverAt("2026-11-25T14:59");
  expect(room.messenger.taken).toEqual([]);
  // Nobody was there for nine hours.
  await room.deliverAt("2026-11-26T10:00");
  expect(room.messenger.taken.map((one) => one.text)).toEqual([
    "Hi Anita, a reminder: your haircut with Priya at GlamDesk is today, Thursday 26 November, at 3:00 pm. To change it, call us.",
  ]);
});

test.each([
  ["reminder-message", { messageReminderHoursBefore: 24 }, { messageReminderHoursBefore: null }],
  ["reminder-call", { callReminderMinutesBefore: 60 }, { callReminderMinutesBefore: null }],
  ["follow-up-message", { followUpHoursAfter: 2 }, { followUpHoursAfter: null }],
] as const)(
  "a %s that waits when the owner turns it off does not go out",
  async (kind, on, off) => {
    const none = { confirmations: false } as const;
    await using room = await openPostRoom({ rules: { ...none, ...on } });
    await room.salon.book("2026-11-26T15:00");
    await room.rules({ ...none, ...off });
    for (const at of ["2026-11-25T15:00", "2026-11-26T14:00", "2026-11-26T18:00"])
      await room.deliverAt(at);
    expect([...room.messenger.taken, ...room.dialler.rung]).toEqual([]);
    expect(await room.outbox()).toEqual([`${kind} skipped (turned off)`]);
  },
);

test("a confirmation that waits when the owner turns them off does not go out", async () => {
  await using room = await openPostRoom();
  await room.salon.book("2026-11-24T15:00");
  await room.rules({ confirmations: false });
  await room.deliverAfter(1);
  expect(await room.outbox()).toEqual(["booking-confirmation skipped (turned off)"]);
});

test("a reminder that comes after the appointment began is not sent", async () => {
  await using room = await openPostRoom({ rules: ONLY_CALLS });
  await room.salon.book("2026-11-26T15:00");
  await room.deliverAt("2026-11-26T15:00");
  expect(room.dialler.rung).toEqual([]);
  expect(await room.outbox()).toEqual(["reminder-call skipped (too late)"]);
});

test("an appointment that is cancelled at the last moment is not reminded of", async () => {
  await using room = await openPostRoom({ rules: ONLY_CALLS });
  const id = await room.salon.book("2026-11-26T15:00");
  await setVisit(room, id, { status: "cancelled" });
  await room.deliverAt("2026-11-26T14:00");
  expect(room.dialler.rung).toEqual([]);
  expect(await room.outbox()).toEqual(["reminder-call skipped (cancelled)"]);
});

test("who said the day before that they'll come is not rung", async () => {
  await using room = await openPostRoom({ rules: ONLY_CALLS });
  const id = await room.salon.book("2026-11-26T15:00");
  await setVisit(room, id, { confirmed_at_ms: room.salon.at("2026-11-25T16:00") });
  await room.deliverAt("2026-11-26T14:00");
  expect(await room.outbox()).toEqual(["reminder-call skipped (confirmed already)"]);
});

test("who opted out is neither written to nor rung, until they opt in again", async () => {
  await using room = await openPostRoom({ rules: { callReminderMinutesBefore: 60 } });
  const { salon } = room;
  await recordConsent(salon.owner, { phone: ANITA, granted: false, source: "STOP" });
  await salon.book("2026-11-26T15:00");
  await room.deliverAfter(1);
  await salon.clock.advance(1000);
  await recordConsent(salon.owner, { phone: ANITA, granted: true, source: "START" });
  await room.deliverAt("2026-11-26T14:00");
  expect(room.messenger.taken).toEqual([]);
  expect(room.dialler.rung).toHaveLength(1);
  expect(await room.outbox()).toEqual([
    "booking-confirmation skipped (opted out)",
    "reminder-call sent",
  ]);
});

test("at night only what somebody waits for is sent; the rest comes in the morning", async () => {
  await using room = await openPostRoom({ now: "2026-11-23T21:30" });
  const { salon } = room;
  await salon.book("2026-11-25T15:00", { as: salon.caller(ANITA) });
  await salon.book("2026-11-25T16:00", { as: salon.owner });
  await sendCode(room);
  await room.deliverAfter(1);
  const sent = room.messenger.taken.map((one) => one.key.split(":")[0]);
  expect(new Set(sent)).toEqual(new Set(["booked", "code"]));
  expect(sent).toHaveLength(2);
  expect(await room.outbox()).toEqual([
    "booking-confirmation sent",
    "verification-code sent",
    "booking-confirmation waiting until 2026-11-24T09:00 (quiet hours)",
  ]);
  await room.deliverAt("2026-11-24T09:00");
  expect(room.messenger.taken).toHaveLength(3);
});

test("without a carrier nothing is sent, and what would have been said is kept", async () => {
  await using room = await openPostRoom();
  await sendCode(room);
  await room.anotherCourier({}).deliverDue(new AbortController().signal);
  const [row] = await room.salon.database.read.selectFrom("outbox").selectAll().execute();
  expect(row).toMatchObject({ status: "skipped", reason: "no carrier", recipient: ANITA });
  expect(row?.text).toContain("482913");
});

test("a desk that writes on WhatsApp does, and falls back to SMS where there is none", async () => {
  await using room = await openPostRoom({ rules: { messagesBy: "whatsapp" } });
  await hasWritten(room, ANITA);
  await room.salon.book("2026-11-24T15:00");
  await room.deliverAfter(1);
  const smsOnly = new ScriptedMessenger({ channels: ["sms"] });
  room.courier = room.anotherCourier({ messenger: smsOnly });
  await room.salon.book("2026-11-24T16:00");
  await room.deliverAfter(1);
  expect(room.messenger.taken.map((one) => one.channel)).toEqual(["whatsapp"]);
  expect(smsOnly.taken.map((one) => one.channel)).toEqual(["sms"]);
});

test("what the carrier certainly did not take is tried again, later each time", async () => {
  await using room = await openPostRoom({ steps: ["unsent", "unsent"] });
  await room.salon.book("2026-11-24T15:00");
  await room.deliverAfter(1);
  expect(await room.outbox()).toEqual([
    "booking-confirmation waiting until 2026-11-23T09:00 (busy)",
  ]);
  await room.deliverAfter(29);
  expect(room.messenger.taken).toEqual([]);
  await room.deliverAfter(1);
  await room.deliverAfter(59);
  expect(room.messenger.taken).toEqual([]);
  await room.deliverAfter(1);
  expect(room.messenger.taken).toHaveLength(1);
  expect(await room.outbox()).toEqual(["booking-confirmation sent"]);
});

test("what the carrier doesn't take in time has failed, and what it refuses too, without the number in the reason", async () => {
  await using room = await openPostRoom({ steps: ["unsent", "refuse"] });
  await room.salon.book("2026-11-24T15:00");
  await room.deliverAfter(1);
  await room.deliverAt("2026-11-24T15:00");
  await room.salon.book("2026-11-25T15:00");
  await room.deliverAfter(1);
  const noNumber = await room.salon.book("2026-11-26T15:00", { phone: "+919840999999" });
  await room.salon.database.write((writer) =>
    writer
      .updateTable("customers")
      .set({ phone: "040-12" })
      .where("phone", "=", "+919840999999")
      .execute(),
  );
  await room.deliverAfter(1);
  expect(noNumber).toBeDefined();
  expect(await room.outbox()).toEqual([
    "booking-confirmation failed (the carrier didn't take it in time)",
    "booking-confirmation failed (blocked)",
    "booking-confirmation skipped (the number can't be used)",
  ]);
});

test("two appointments of one number at the same time ring it twice, a quarter of an hour apart", async () => {
  await using room = await openPostRoom({ rules: ONLY_CALLS });
  await room.salon.book("2026-11-26T15:00");
  await room.salon.book("2026-11-26T15:00", { name: "Mia", stylist: "kavitha" });
  await room.deliverAt("2026-11-26T14:00");
  expect(room.dialler.rung).toHaveLength(1);
  await room.deliverAt("2026-11-26T14:14");
  expect(room.dialler.rung).toHaveLength(1);
  await room.deliverAt("2026-11-26T14:15");
  expect(room.dialler.rung).toHaveLength(2);
});

test("several couriers on one database send each message once", async () => {
  await using room = await openPostRoom();
  const hours = [10, 11, 12, 15, 16, 17, 18];
  for (const hour of hours) await room.salon.book(`2026-11-24T${hour}:00`);
  const couriers = Array.from({ length: 4 }, () => room.anotherCourier());
  const { signal } = new AbortController();
  await Promise.all(couriers.map((courier) => courier.deliverDue(signal)));
  // The messenger throws when a message comes twice.
  expect(room.messenger.taken).toHaveLength(hours.length);
  expect(new Set(await room.outbox())).toEqual(new Set(["booking-confirmation sent"]));
});

test("what this program doesn't know doesn't stand in the way of what it does", async () => {
  await using room = await openPostRoom();
  await room.salon.book("2026-11-24T15:00");
  await room.salon.database.write((writer) =>
    writer
      .updateTable("outbox")
      .set({ kind: "horoscope" })
      .where("kind", "=", "booking-confirmation")
      .execute(),
  );
  await room.salon.book("2026-11-24T16:00");
  await room.deliverAfter(1);
  expect((await room.outbox()).toSorted()).toEqual([
    "booking-confirmation sent",
    "horoscope skipped (this program doesn't know what it is)",
  ]);
});

test("a landline gets no text message", async () => {
  await using room = await openPostRoom();
  await room.salon.book("2026-11-24T15:00", { phone: "+914428150001" });
  await room.deliverAfter(1);
  expect(await room.outbox()).toEqual([
    "booking-confirmation skipped (a landline takes no text messages)",
  ]);
});

test("a place that came free is offered by name, and no more once it isn't held", async () => {
  await using room = await openPostRoom({
    rules: { confirmations: false, messagesBy: "whatsapp" },
  });
  const { salon } = room;
  await hasWritten(room, ANITA);
  const id = await salon.book("2026-11-24T15:00");
  await salon.database.write(async (writer) => {
    const nowMs = salon.clock.nowMs();
    const untilMs = nowMs + 30 * 60_000;
    await writer
      .updateTable("visits")
      .set({ status: "held", customer_id: null, held_until_ms: untilMs })
      .where("id", "=", id)
      .execute();
    for (const key of ["waiting-offer:1", "waiting-offer:2"])
      await enqueue(writer, {
        deskId: salon.deskId,
        key,
        kind: "waiting-offer",
        visitId: id,
        recipient: ANITA,
        payload: { untilMs, name: "Anita" },
        dueAtMs: key.endsWith("1") ? nowMs : nowMs + 60_000,
        notAfterMs: untilMs,
        nowMs,
      });
  });
  await room.deliverAfter(1);
  await salon.database.write((writer) =>
    writer.updateTable("visits").set({ status: "released" }).where("id", "=", id).execute(),
  );
  await room.deliverAfter(60);
  expect(room.messenger.taken.map(({ text }) => text)).toEqual([
    "Hi Anita, a place at GlamDesk has come free: haircut with Priya tomorrow, Tuesday 24 November, at 3:00 pm. Reply YES to take it by 9:30 am, or call us.",
  ]);
  expect(await room.outbox()).toEqual([
    "waiting-offer sent",
    "waiting-offer skipped (the place is no longer held)",
  ]);
});
