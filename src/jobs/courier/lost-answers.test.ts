import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Clock } from "../../base/clock.ts";
import type { HandOver, Messenger, OutboundMessage } from "../../ports/messenger.ts";
import { ScriptedMessenger, type MessengerStep } from "../../ports/testing/scripted-messenger.ts";
import { openPostRoom } from "./testing/post-room.ts";

test("a message whose answer got lost is asked after, and not sent again", async () => {
  await using room = await openPostRoom({ steps: ["take-and-lose-the-answer"] });
  await room.salon.book("2026-11-24T15:00");
  await room.deliverAfter(1);
  expect(await room.outbox()).toEqual(["booking-confirmation claimed (timeout)"]);
  await room.deliverAfter(29);
  expect(await room.outbox()).toEqual(["booking-confirmation claimed (timeout)"]);
  await room.deliverAfter(1);
  expect(await room.outbox()).toEqual(["booking-confirmation sent"]);
  expect(room.messenger.taken).toHaveLength(1);
});

test("a message that the carrier never got is sent again", async () => {
  await using room = await openPostRoom({ steps: ["lose-the-message"] });
  await room.salon.book("2026-11-24T15:00");
  await room.deliverAfter(1);
  await room.deliverAfter(30);
  expect(await room.outbox()).toEqual(["booking-confirmation sent"]);
  expect(room.messenger.taken).toHaveLength(1);
});

test("a carrier that can't be asked is asked until it can", async () => {
  await using room = await openPostRoom({ steps: ["take-and-lose-the-answer"] });
  await room.salon.book("2026-11-24T15:00");
  room.messenger.cannotBeAsked = true;
  await room.deliverAfter(1);
  await room.deliverAfter(60);
  expect(await room.outbox()).toEqual([
    "booking-confirmation claimed (the carrier can't be asked whether it has it)",
  ]);
  room.messenger.cannotBeAsked = false;
  await room.deliverAfter(60);
  expect(await room.outbox()).toEqual(["booking-confirmation sent"]);
});

test("after six hours it is unknown, and stays so", async () => {
  await using room = await openPostRoom({ steps: ["lose-the-message"] });
  await room.salon.book("2026-11-24T15:00");
  room.messenger.cannotBeAsked = true;
  await room.deliverAfter(1);
  await room.deliverAfter(6 * 3600);
  room.messenger.cannotBeAsked = false;
  await room.deliverAfter(3600);
  expect(await room.outbox()).toEqual([
    "booking-confirmation unknown (the answer got lost, and the carrier can't say whether it has it)",
  ]);
  expect(room.messenger.taken).toEqual([]);
});

test("a carrier that keeps no list leaves a lost answer unknown", async () => {
  await using room = await openPostRoom();
  await room.salon.book("2026-11-24T15:00");
  const forgetful: Messenger = {
    name: "forgetful",
    channels: ["sms"],
    send: () => Promise.resolve({ status: "unknown", reason: "reset" }),
  };
  room.courier = room.anotherCourier({ messenger: forgetful });
  await room.deliverAfter(1);
  await room.deliverAfter(30);
  const [row] = await room.outbox();
  expect(row).toMatch(/^booking-confirmation unknown/u);
});

test("whoever dies at any point of sending leaves each message sent once, or unknown", async () => {
  const points = ["before", "after", "never"] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...points), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.array(
        fc.constantFrom<MessengerStep>(
          "take",
          "unsent",
          "take-and-lose-the-answer",
          "lose-the-message",
        ),
        { maxLength: 4 },
      ),
      async (deaths, canBeAsked, steps) => {
        await using room = await openPostRoom({ steps });
        await room.salon.book("2026-11-26T15:00");
        room.messenger.cannotBeAsked = !canBeAsked;
        for (const death of deaths) {
          // A process that dies while the carrier has the message, or doesn't yet; its promises never settle.
          const carrier = new DyingMessenger(room.messenger, death);
          const dying = room.anotherCourier({ messenger: carrier }, lonelyClock(room.salon.clock));
          await room.salon.clock.advance(1000);
          await Promise.race([dying.deliverDue(new AbortController().signal), carrier.died]);
          await room.salon.clock.advance(10 * 60_000);
        }
        for (let round = 0; round < 30; round += 1) await room.deliverAfter(600);
        await room.deliverAfter(6 * 3600);
        await room.deliverAfter(1);
        const [row = ""] = await room.outbox();
        // The messenger itself throws when it gets a message twice.
        const sent = room.messenger.taken.length === 1;
        const allowed = canBeAsked ? / sent$/u : / unknown /u;
        expect(row).toMatch(sent && !canBeAsked ? / sent$| unknown /u : allowed);
      },
    ),
    { numRuns: 25 },
  );
});

/** Stands for a process that is killed: before the carrier gets the message, after it, or (never) while it answers. */
class DyingMessenger implements Messenger {
  readonly name: string;
  readonly channels: Messenger["channels"];
  readonly #carrier: Messenger;
  readonly #when: "before" | "after" | "never";
  readonly died: Promise<void>;
  #die: () => void;

  constructor(carrier: Messenger, when: "before" | "after" | "never") {
    this.name = carrier.name;
    this.channels = carrier.channels;
    this.#carrier = carrier;
    this.#when = when;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.died = promise;
    this.#die = resolve;
  }

  async send(message: OutboundMessage, options: { signal: AbortSignal }): Promise<HandOver> {
    if (this.#when === "never") return await this.#carrier.send(message, options);
    if (this.#when === "after") await this.#carrier.send(message, options);
    this.#die();
    return await new Promise<HandOver>(() => {});
  }

  async find(message: OutboundMessage, since: { fromMs: number; signal: AbortSignal }) {
    return await this.#carrier.find?.(message, since);
  }
}

/** The same time, but it doesn't wait for who died. */
function lonelyClock(clock: Clock): Clock {
  return {
    nowMs: () => clock.nowMs(),
    setTimer: (delayMs, run) => clock.setTimer(delayMs, run),
    track: (work) => work,
  };
}

test.each([70, 100, 3600])(
  "a process that stands still for %d seconds after it claimed a message leaves it to whoever goes on",
  async (seconds) => {
    await using room = await openPostRoom();
    await room.salon.book("2026-11-24T15:00");
    const { clock } = room.salon;
    let hasStood = false;
    const stood = {
      nowMs: () => clock.nowMs(),
      setTimer: clock.setTimer.bind(clock),
      async track<T>(work: Promise<T>): Promise<T> {
        const done = await work;
        const [confirmation = ""] = await room.outbox();
        if (!hasStood && confirmation.includes("claimed")) {
          hasStood = true;
          await room.deliverAfter(seconds);
        }
        return done;
      },
    };
    const messenger = new ScriptedMessenger();
    await room.anotherCourier({ messenger }, stood).deliverDue(new AbortController().signal);
    expect(hasStood).toBe(true);
    expect(messenger.taken).toEqual([]);
    await room.deliverAfter(1);
    await room.deliverAfter(60);
    expect(room.messenger.taken).toHaveLength(1);
    expect(await room.outbox()).toEqual(["booking-confirmation sent"]);
  },
);
