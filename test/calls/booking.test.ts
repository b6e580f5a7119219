import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Salon } from "../../src/actions/testing/open-salon.ts";
import { ListeningCaller, type CallerPlan } from "../../src/app/trial/listening-caller.ts";
import { trialCall } from "../../src/app/trial/trial-call.ts";
import { replay } from "../../src/call/replay.ts";
import { readEvents } from "../../src/store/calls/call-events.ts";
import { PhoneDesk } from "../support/phone-desk.ts";
import { STRANGER } from "../support/phone-caller.ts";
import { SharedSpeech } from "../support/shared-speech.ts";

let speech: SharedSpeech;
beforeAll(() => {
  speech = new SharedSpeech();
});
afterAll(() => speech[Symbol.asyncDispose]());

/** Twilio's own buffer holds this much at most; more would be "heard" that the caller never hears. */
const MOST_QUEUED_MS = 220;

const PLAN: CallerPlan = {
  opening: "i'd like a haircut with Priya tomorrow at four p m",
  wish: { service: "haircut", stylist: "Priya", date: "2026-11-24", time: "16:00", name: "David" },
  day: "tomorrow",
  nowLocal: "2026-11-23T09:00",
};

/** Rings with that caller, checks what holds of every call, and answers the rows in the book. */
async function ring(
  plan: Partial<CallerPlan>,
  options: { voice?: string; before?: (salon: Salon) => Promise<unknown> } = {},
): Promise<readonly string[]> {
  await using desk = await PhoneDesk.open(speech, options.before);
  let queuedMs = 0;
  const report = await desk.until(
    trialCall({
      exchange: desk.exchange,
      clock: desk.clock,
      from: STRANGER,
      to: "+914400000000",
      script: new ListeningCaller({ ...PLAN, ...plan }),
      voice: speech.voice,
      voiceName: options.voice ?? "kal16",
      subscribe: (listener) => desk.feed.subscribe(listener),
      signal: new AbortController().signal,
      onCall(call) {
        const look = () => {
          queuedMs = Math.max(queuedMs, call.queuedMs);
          desk.clock.setTimer(20, look);
        };
        look();
      },
    }),
  );
  expect(report.warnings).toEqual([]);
  expect(report.ending.by).toBe("desk");
  expect(queuedMs).toBeLessThanOrEqual(MOST_QUEUED_MS);
  const goodbye = desk.events.findLast((event) => event.type === "receptionist-said");
  expect(goodbye).toMatchObject({ interrupted: false, text: expect.stringContaining("Goodbye!") });
  const log = await readEvents(desk.salon.database.read, report.callId);
  expect(log.length).toBeGreaterThan(20);
  expect([...replay(log)].filter(({ same }) => !same)).toEqual([]);
  return (await desk.appointments()).map(
    ({ services, stylist, start, customer, status }) =>
      `${services.join(" and ")} with ${stylist} ${start.slice(0, 16)} for ${customer.name} ${customer.phone} ${status}`,
  );
}

describe("a caller with a voice", () => {
  test.each(["slt", "rms", "awb", "kal16", "kal"])(
    "books in one breath, from ring to row, as %s",
    async (voice) => {
      expect(await ring({}, { voice })).toEqual([
        `haircut with Priya 2026-11-24T16:00 for David ${STRANGER} booked`,
      ]);
    },
  );

  test("books piece by piece with anyone", async () => {
    const { stylist: _, ...wish } = PLAN.wish;
    const rows = await ring({ opening: "i'd like to book an appointment", wish });
    expect(rows).toEqual([`haircut with Priya 2026-11-24T16:00 for David ${STRANGER} booked`]);
  });

  test("takes the nearest time when theirs is taken", async () => {
    const rows = await ring(
      { takesOther: true },
      { before: (salon) => salon.book("2026-11-24T16:00", { name: "Ravi" }) },
    );
    expect(rows).toContain(`haircut with Priya 2026-11-24T15:30 for David ${STRANGER} booked`);
    expect(rows).toHaveLength(2);
  });

  test("says another time at the read-back and gets that one", async () => {
    expect(await ring({ thinksAgain: "17:00" })).toEqual([
      `haircut with Priya 2026-11-24T17:00 for David ${STRANGER} booked`,
    ]);
  });

  test("keys in another number than the one they ring from", async () => {
    expect(await ring({ otherNumber: "9840155555" })).toEqual([
      "haircut with Priya 2026-11-24T16:00 for David +919840155555 booked",
    ]);
  });

  test("cancels what they have", async () => {
    const rows = await ring(
      {
        opening: "i'd like to cancel my appointment",
        wish: { ...PLAN.wish, name: "Anita" },
      },
      { before: (salon) => salon.book("2026-11-24T16:00", { phone: STRANGER }) },
    );
    expect(rows).toEqual([`haircut with Priya 2026-11-24T16:00 for Anita ${STRANGER} cancelled`]);
  });
});
