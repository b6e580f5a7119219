import { expect, test } from "vitest";
import { silentLogger } from "../../ops/logger.ts";
import type { HandOver, Messenger } from "../../ports/messenger.ts";
import { keepDelivering } from "./keep-delivering.ts";
import { openPostRoom } from "./testing/post-room.ts";

test("what is put in the outbox goes out at once when somebody says so, and in ten seconds when nobody does", async () => {
  await using room = await openPostRoom();
  const { clock } = room.salon;
  await using rounds = keepDelivering(room.courier, { clock, logger: silentLogger });
  await clock.advance(1_000);
  await room.salon.book("2026-11-24T15:00");
  rounds.wake();
  await clock.settle();
  expect(room.messenger.taken).toHaveLength(1);
  await room.salon.book("2026-11-24T16:00");
  await clock.advance(10_000);
  expect(room.messenger.taken).toHaveLength(2);
});

test("an hour without the program loses no reminder", async () => {
  await using room = await openPostRoom({
    rules: { confirmations: false, callReminderMinutesBefore: 60, messageReminderHoursBefore: 24 },
  });
  const { salon } = room;
  const { clock } = salon;
  await salon.book("2026-11-25T15:00");
  await salon.book("2026-11-26T12:15", { name: "Ravi", phone: "+919840999999" });
  await clock.advance(salon.at("2026-11-25T11:30") - clock.nowMs());
  // The program comes back an hour later; a quarter past twelve was the second one's hour.
  await clock.advance(60 * 60_000);
  await using rounds = keepDelivering(room.courier, { clock, logger: silentLogger });
  rounds.wake();
  await clock.advance(3 * 60 * 60_000);
  expect(room.messenger.taken.map(({ to }) => to)).toHaveLength(2);
  expect(room.dialler.rung).toHaveLength(1);
  await clock.advance(salon.at("2026-11-26T12:00") - clock.nowMs());
  expect(room.dialler.rung).toHaveLength(2);
});

test("a round that breaks off doesn't end the rounds", async () => {
  await using room = await openPostRoom();
  const { clock } = room.salon;
  let rounds = 0;
  const courier = {
    deliverDue: async () => {
      rounds += 1;
      await Promise.resolve();
      throw new Error("The database is away");
    },
  };
  await using delivering = keepDelivering(courier, { clock, logger: silentLogger });
  await clock.advance(30_000);
  delivering.wake();
  await clock.settle();
  expect(rounds).toBe(5);
});

test("closing waits a moment for a carrier, not for ever", async () => {
  await using room = await openPostRoom();
  const { clock } = room.salon;
  const asked = Promise.withResolvers<void>();
  const silent: Messenger = {
    name: "silent",
    channels: ["sms"],
    send: async () => {
      asked.resolve();
      return await new Promise<HandOver>(() => {});
    },
  };
  const real = untracked(clock);
  const courier = room.anotherCourier({ messenger: silent }, real);
  await room.salon.book("2026-11-24T15:00");
  const rounds = keepDelivering(courier, { clock: real, logger: silentLogger });
  await asked.promise;
  let isClosed = false;
  const closing = Promise.resolve(rounds[Symbol.asyncDispose]()).then(() => (isClosed = true));
  await clock.advance(900);
  expect(isClosed).toBe(false);
  await clock.advance(200);
  await closing;
  expect(isClosed).toBe(true);
  expect(await room.outbox()).toEqual(["booking-confirmation claimed"]);
});

/** The same time, but it doesn't wait for a carrier that never answers. */
function untracked(clock: {
  nowMs(): number;
  setTimer(delayMs: number, run: () => void): Disposable;
}) {
  return {
    nowMs: () => clock.nowMs(),
    setTimer: (delayMs: number, run: () => void) => clock.setTimer(delayMs, run),
    track: <T>(work: Promise<T>) => work,
  };
}
