import { expect, test } from "vitest";
import { ANITA, openSalon, type Salon } from "../../src/actions/testing/open-salon.ts";
import { Courier } from "../../src/jobs/courier/courier.ts";
import { TwilioDialler, TwilioMessenger } from "../../src/providers/twilio/index.ts";
import { RestStandIn } from "../../src/providers/twilio/testing/rest-stand-in.ts";
import { hasOptedOut } from "../../src/store/outbox/opted-out.ts";

/** A salon whose messages and calls go to a stand-in for Twilio that lives on the salon's clock. */
async function openPost() {
  const salon = await openSalon();
  const twilio = await RestStandIn.open({ nowMs: () => salon.clock.nowMs() });
  const carriers = {
    messenger: new TwilioMessenger(twilio.account),
    dialler: new TwilioDialler(twilio.account),
  };
  const { database, clock } = salon;
  const courier = new Courier({ database, clock, carriers });
  return {
    salon,
    twilio,
    async deliverAt(local: string) {
      await clock.advance(salon.at(local) - clock.nowMs());
      await courier.deliverDue(new AbortController().signal);
    },
    async [Symbol.asyncDispose]() {
      await twilio[Symbol.asyncDispose]();
      await salon[Symbol.asyncDispose]();
    },
  };
}

async function outbox({ database }: Salon): Promise<readonly string[]> {
  const rows = await database.read.selectFrom("outbox").selectAll().orderBy("due_at_ms").execute();
  return rows.map(({ kind, status, carrier_id: id }) => `${kind} ${status} ${id ?? "-"}`);
}

test("a booking is confirmed by SMS, and the reminder before it rings", async () => {
  await using post = await openPost();
  const { salon, twilio } = post;
  await salon.book("2026-11-24T15:00");
  await post.deliverAt("2026-11-23T10:00");
  await post.deliverAt("2026-11-24T14:00");
  const [confirmation, ...reminders] = twilio.messages;
  expect(confirmation?.form.get("To")).toBe(ANITA);
  expect(confirmation?.form.get("Body")).toContain("Priya");
  expect(reminders.length).toBeLessThanOrEqual(1);
  expect(twilio.calls.map(({ form }) => form.get("To"))).toEqual([ANITA]);
  const [call] = twilio.calls;
  expect(await outbox(salon)).toContain(`reminder-call sent ${call?.sid}`);
});

test("an answer that gets lost is asked after, and nobody is rung or written to twice", async () => {
  await using post = await openPost();
  const { salon, twilio } = post;
  await salon.book("2026-11-24T15:00");
  twilio.mishaps.push({ kind: "lost" });
  await post.deliverAt("2026-11-23T10:00");
  await post.deliverAt("2026-11-23T10:05");
  expect(twilio.messages).toHaveLength(1);
  expect((await outbox(salon))[0]).toBe(`booking-confirmation sent ${twilio.messages[0]?.sid}`);
  const before = twilio.attempts;
  await post.deliverAt("2026-11-24T13:30");
  const between = twilio.attempts;
  twilio.mishaps.push({ kind: "lost" });
  await post.deliverAt("2026-11-24T14:00");
  await post.deliverAt("2026-11-24T14:05");
  expect(twilio.calls).toHaveLength(1);
  expect(twilio.attempts).toBe(between + 1);
  expect(before).toBe(1);
});

test("somebody whom Twilio knows to have written STOP is left alone from then on", async () => {
  await using post = await openPost();
  const { salon, twilio } = post;
  twilio.optedOut.add(ANITA);
  await salon.book("2026-11-24T15:00");
  await post.deliverAt("2026-11-23T10:00");
  const { database, deskId } = salon;
  expect(await hasOptedOut(database.read, { deskId, phone: ANITA })).toBe(true);
  const { attempts } = twilio;
  await post.deliverAt("2026-11-24T14:00");
  expect(twilio.attempts).toBe(attempts);
  expect(twilio.calls).toEqual([]);
});
