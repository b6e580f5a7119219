import { expect, test } from "vitest";
import { followDelivery } from "../../actions/outreach/follow-delivery.ts";
import { ANITA } from "../../actions/testing/open-salon.ts";
import { openWhatsappWindow } from "../../store/outbox/whatsapp-windows.ts";
import { openPostRoom, type PostRoom } from "./testing/post-room.ts";

const TEMPLATE = "HX0123456789abcdef0123456789abcdef";
const DAY_MS = 24 * 60 * 60_000;

async function openWhatsappRoom(): Promise<PostRoom> {
  return await openPostRoom({ rules: { messagesBy: "whatsapp" } });
}

function withTemplate(room: PostRoom): void {
  const { messenger, dialler } = room;
  const templates = { "booking-confirmation": TEMPLATE };
  room.courier = room.anotherCourier({ messenger, dialler, templates });
}

test("whoever hasn't written lately gets the template of that kind of message", async () => {
  await using room = await openWhatsappRoom();
  withTemplate(room);
  await room.salon.book("2026-11-24T15:00");
  await room.deliverAfter(1);
  expect(room.messenger.taken).toMatchObject([
    {
      channel: "whatsapp",
      template: {
        id: TEMPLATE,
        variables: {
          "1": "Anita",
          "2": "haircut",
          "3": "Priya",
          "4": "GlamDesk",
          "5": "tomorrow, Tuesday 24 November, at 3:00 pm",
          "6": "our number",
        },
      },
    },
  ]);
  const row = await room.salon.database.read
    .selectFrom("outbox")
    .select("template")
    .executeTakeFirstOrThrow();
  expect(row.template).toBe(TEMPLATE);
});

test("whoever wrote in the last day gets our own words, and the template again afterwards", async () => {
  await using room = await openWhatsappRoom();
  withTemplate(room);
  const { database, clock } = room.salon;
  await database.write((writer) =>
    openWhatsappWindow(writer, { phone: ANITA, nowMs: clock.nowMs() }),
  );
  await room.salon.book("2026-11-26T15:00");
  await room.deliverAfter(1);
  await clock.advance(DAY_MS);
  await room.salon.book("2026-11-26T16:00");
  await room.deliverAfter(1);
  expect(room.messenger.taken.map(({ template }) => template?.id)).toEqual([undefined, TEMPLATE]);
});

test("where no template is set up it isn't sent, and the list says what is missing", async () => {
  await using room = await openWhatsappRoom();
  await room.salon.book("2026-11-24T15:00");
  await room.deliverAfter(1);
  expect(room.messenger.taken).toEqual([]);
  expect(await room.outbox()).toEqual(["booking-confirmation failed (template-needed)"]);
});

test("a customer who turns out not to be on WhatsApp gets the next message by SMS", async () => {
  await using room = await openWhatsappRoom();
  withTemplate(room);
  await room.salon.book("2026-11-24T15:00");
  await room.deliverAfter(1);
  const [first] = room.messenger.taken;
  await followDelivery(room.salon, {
    key: first?.key ?? "",
    carrierId: `SM-${first?.key ?? ""}`,
    outcome: "failed",
    reason: "not-on-whatsapp",
  });
  await room.salon.book("2026-11-24T16:00");
  await room.deliverAfter(1);
  expect(room.messenger.taken.map(({ channel }) => channel)).toEqual(["whatsapp", "sms"]);
});

test("a number that takes no texts gets no second one", async () => {
  await using room = await openPostRoom();
  await room.salon.book("2026-11-24T15:00");
  await room.deliverAfter(1);
  const [first] = room.messenger.taken;
  const told = { key: first?.key ?? "", carrierId: `SM-${first?.key ?? ""}` };
  await followDelivery(room.salon, { ...told, outcome: "undelivered", reason: "unreachable" });
  await room.salon.book("2026-11-24T16:00");
  await room.deliverAfter(1);
  expect(room.messenger.taken).toHaveLength(2);
  const second = room.messenger.taken[1]?.key ?? "";
  await followDelivery(room.salon, {
    key: second,
    carrierId: `SM-${second}`,
    outcome: "undelivered",
    reason: "landline",
  });
  await room.salon.book("2026-11-24T17:00");
  await room.deliverAfter(1);
  expect(room.messenger.taken).toHaveLength(2);
  expect(await room.outbox()).toContain(
    "booking-confirmation skipped (the last message to this number came back: landline)",
  );
});
