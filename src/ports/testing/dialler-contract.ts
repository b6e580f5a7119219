import { describe, expect, test } from "vitest";
import type { Dialler, OutboundCall } from "../dialler.ts";

export interface DiallerUnderTest extends AsyncDisposable {
  readonly dialler: Dialler;
  /** The numbers that were rung, in order. */
  readonly rung: () => readonly string[];
  /** The next call is placed, and the answer to it gets lost. */
  readonly loseNextAnswer: () => void;
}

const FROM_MS = Date.now();
const { signal } = new AbortController();
const call: OutboundCall = {
  callId: "call_reminder1",
  to: "+919840123456",
  longestCallMs: 300_000,
};

/** What every `Dialler` keeps. */
export function diallerContract(name: string, open: () => Promise<DiallerUnderTest>): void {
  describe(`${name} keeps the contract of diallers`, () => {
    test("somebody is rung once, and the call's id is the carrier's", async () => {
      await using under = await open();
      const rung = await under.dialler.ring(call, { signal });
      expect(rung).toEqual({ status: "sent", carrierId: expect.stringMatching(/./u) });
      expect(under.rung()).toEqual([call.to]);
    });

    test("when the answer gets lost it doesn't say that nobody was rung, and finds the call", async () => {
      await using under = await open();
      under.loseNextAnswer();
      expect((await under.dialler.ring(call, { signal })).status).toBe("unknown");
      expect(under.rung()).toEqual([call.to]);
      const found = await under.dialler.find?.(call, { fromMs: FROM_MS, signal });
      expect(found?.carrierId).toMatch(/./u);
    });

    test("a call that was never placed isn't found", async () => {
      await using under = await open();
      expect(await under.dialler.find?.(call, { fromMs: FROM_MS, signal })).toBeUndefined();
    });
  });
}
