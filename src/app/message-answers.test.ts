import { expect, test } from "vitest";
import { ANITA, openSalon, type Salon } from "../actions/testing/open-salon.ts";
import { sampleDesk } from "../actions/testing/sample-desk.ts";
import { seedDesk } from "../store/business/seed-desk.ts";
import { enqueue } from "../store/outbox/outbox.ts";
import { hasOptedOut } from "../store/outbox/opted-out.ts";
import { messageAnswers } from "./message-answers.ts";

const OURS = "+914428150000";

function answers({ database, clock, deskId }: Salon) {
  return messageAnswers({ database, clock, deskRung: () => Promise.resolve(deskId) });
}

const MESSAGE = {
  messageSid: "SM1",
  channel: "sms",
  from: ANITA,
  to: OURS,
  text: "yes",
  isAnswered: false,
} as const;

test("a yes is answered with when and with whom", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-24T15:00");
  expect(await answers(salon)(MESSAGE)).toMatch(
    /^Thank you! We'll see you tomorrow, Tuesday,? 24 November, at 3:00 pm, with Priya\.$/u,
  );
});

test("what can't be read is answered with the number that was written to, where the desk lists none", async () => {
  await using salon = await openSalon({ desk: { ...sampleDesk, numbers: [] } });
  const answer = await answers(salon)({ ...MESSAGE, text: "is there parking?" });
  expect(answer).toContain("please call +91 44 2815 0000");
});

test("STOP that Twilio has answered itself is kept and not answered again", async () => {
  await using salon = await openSalon();
  const answer = await answers(salon)({ ...MESSAGE, text: "STOP", isAnswered: true });
  expect(answer).toBeUndefined();
  const { database, deskId } = salon;
  expect(await hasOptedOut(database.read, { deskId, phone: ANITA })).toBe(true);
});

test("an answer goes to the desk that wrote last, where several share a sender", async () => {
  await using salon = await openSalon();
  const { database, clock } = salon;
  const other = { ...sampleDesk, id: "second", name: "Second Salon" };
  await seedDesk(database, other);
  const nowMs = clock.nowMs();
  const notice = { deskId: "second", key: "k", kind: "missed-call", recipient: ANITA } as const;
  await database.write(async (writer) => {
    await enqueue(writer, { ...notice, dueAtMs: nowMs, nowMs });
    await writer
      .updateTable("outbox")
      .set({ status: "sent", handed_over_at_ms: nowMs })
      .where("key", "=", "k")
      .execute();
  });
  expect(await answers(salon)({ ...MESSAGE, channel: "whatsapp", text: "help" })).toContain(
    "Second Salon",
  );
});
