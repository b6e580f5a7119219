import { describe, expect, test } from "vitest";
import { failingCall, FAULTS, PARTS } from "../support/timed/failing-call.ts";

// A stall is waited for; everything else is noticed at once. With the answer's own second or two.
const LONGEST_SILENCE_MS = {
  none: 1200,
  "dead socket": 2500,
  "429": 2500,
  "5 s stall before the first": 7000,
  "stall in the middle": 5500,
  "half a JSON": 2500,
  "expired key": 2500,
} as const;

describe.each(PARTS)("when the %s fail in a call", (part) => {
  test.each(FAULTS)("by %s, the next take over and every turn is answered", async (fault) => {
    const { turns, failovers } = await failingCall(part, fault);
    expect(turns).toHaveLength(3);
    for (const { heard } of turns) {
      expect(heard).not.toBe("");
      expect(heard).not.toContain("something went wrong");
    }
    // One that rests no longer is tried again, and may fail again.
    expect(new Set(failovers.map((one) => one.part))).toEqual(
      new Set(fault === "none" ? [] : [part]),
    );
    const silences = turns.map(({ silenceMs }) => Math.round(silenceMs));
    expect(Math.max(...silences)).toBeLessThan(LONGEST_SILENCE_MS[fault]);
  });
});
