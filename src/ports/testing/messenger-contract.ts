import { describe, expect, test } from "vitest";
import type { Messenger, OutboundMessage } from "../messenger.ts";

export interface MessengerUnderTest extends AsyncDisposable {
  readonly messenger: Messenger;
  /** The texts that the carrier has taken, in order. */
  readonly taken: () => readonly string[];
  /** The next message is taken, and the answer to it gets lost. */
  readonly loseNextAnswer: () => void;
}

const FROM_MS = Date.now();
const { signal } = new AbortController();
const message: OutboundMessage = {
  key: "reminder:1",
  channel: "sms",
  to: "+919840123456",
  text: "GlamDesk: your haircut is tomorrow at 3 PM.",
};

/** What every `Messenger` keeps. */
export function messengerContract(name: string, open: () => Promise<MessengerUnderTest>): void {
  describe(`${name} keeps the contract of messengers`, () => {
    test("a message is taken once, and its id is the carrier's", async () => {
      await using under = await open();
      const sent = await under.messenger.send(message, { signal });
      expect(sent).toEqual({ status: "sent", carrierId: expect.stringMatching(/./u) });
      expect(under.taken()).toEqual([message.text]);
    });

    test("it sends on each channel that it names", async () => {
      await using under = await open();
      for (const channel of under.messenger.channels) {
        const sent = await under.messenger.send({ ...message, channel, key: channel }, { signal });
        expect(sent.status).toBe("sent");
      }
      expect(under.taken()).toHaveLength(under.messenger.channels.length);
    });

    test("a number that is none is refused, and nothing is thrown", async () => {
      await using under = await open();
      const sent = await under.messenger.send({ ...message, to: "+1" }, { signal });
      expect(sent.status).toBe("refused");
      expect(under.taken()).toEqual([]);
    });

    test("when the answer gets lost it doesn't say that nothing was sent, and finds what was", async () => {
      await using under = await open();
      under.loseNextAnswer();
      expect((await under.messenger.send(message, { signal })).status).toBe("unknown");
      expect(under.taken()).toEqual([message.text]);
      const found = await under.messenger.find?.(message, { fromMs: FROM_MS, signal });
      expect(found?.carrierId).toMatch(/./u);
    });

    test("what was never sent isn't found", async () => {
      await using under = await open();
      expect(await under.messenger.find?.(message, { fromMs: FROM_MS, signal })).toBeUndefined();
    });
  });
}
