import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SharedSpeech } from "../support/shared-speech.ts";
import { failingCall } from "../support/wired/failing/failing-call.ts";
import { FAILING, FAULTS } from "../support/wired/failing/faults.ts";

let shared: SharedSpeech;
beforeAll(() => {
  shared = new SharedSpeech();
});
afterAll(() => shared[Symbol.asyncDispose]());

// What is broken is noticed at once; what stalls is waited for, with a filler or a question in between.
const LONGEST_SILENCE_MS = {
  none: 700,
  "dead socket": 1200,
  "429": 1200,
  "stall before the first": 6500,
  "stall in the middle": 6500,
  "half a JSON": 1200,
  "expired key": 1200,
} as const;

/** What the log and the metrics call it. */
const CALLED: Readonly<Record<keyof typeof LONGEST_SILENCE_MS, readonly string[]>> = {
  none: [],
  "dead socket": ["connectivity", "timeout"],
  "429": ["rate-limit"],
  "stall before the first": ["timeout"],
  "stall in the middle": ["timeout"],
  "half a JSON": ["server", "connectivity"],
  "expired key": ["authentication"],
};

describe.each(FAILING)("when the $part of $service fail in a call", ({ part, service }) => {
  test.each(FAULTS)("by %s, the call goes on and the booking is made once", async (fault) => {
    const call = await failingCall(shared, { part, service, fault });
    expect(call.book).toEqual(["booked: haircut with Priya 2026-11-24T15:00 for David"]);
    expect(call.report?.outcome).toBe("booked");
    expect(new Set(call.failovers.map((one) => one.part))).toEqual(
      new Set(fault === "none" ? [] : [part]),
    );
    for (const { failover } of call.failovers) expect(CALLED[fault]).toContain(failover.failure);
    expect(Math.max(...call.silencesMs)).toBeLessThan(LONGEST_SILENCE_MS[fault]);
  });
});
