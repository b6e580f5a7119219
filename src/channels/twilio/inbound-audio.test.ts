import * as fc from "fast-check";
import { expect, test } from "vitest";
import { InboundAudio } from "./inbound-audio.ts";

/** A frame whose bytes all name its number. */
function frame(chunk: number, timestampMs = (chunk - 1) * 20, length = 160) {
  return { chunk, timestampMs, audio: new Uint8Array(length).fill(chunk) };
}

function listen() {
  const heard: number[] = [];
  const inbound = new InboundAudio((chunk) => void heard.push(...chunk));
  /** What was heard, as runs of equal bytes: `1x160 255x320`. */
  const runs = () => {
    const found: { byte: number; length: number }[] = [];
    for (const byte of heard) {
      const last = found.at(-1);
      if (last?.byte === byte) last.length += 1;
      else found.push({ byte, length: 1 });
    }
    return found.map(({ byte, length }) => `${byte}x${length}`).join(" ");
  };
  return { inbound, runs };
}

test("passes an even stream on as it is", () => {
  const { inbound, runs } = listen();
  for (const chunk of [1, 2, 3]) inbound.take(frame(chunk));
  expect(runs()).toBe("1x160 2x160 3x160");
});

test("fills a gap in the timestamps with silence", () => {
  const { inbound, runs } = listen();
  inbound.take(frame(1, 0));
  inbound.take(frame(2, 80));
  expect(runs()).toBe("1x160 255x480 2x160");
});

test("fills no more than ten seconds, however far the timestamp jumps", () => {
  const { inbound, runs } = listen();
  inbound.take(frame(1, 0));
  inbound.take(frame(2, 3_600_000));
  expect(runs()).toBe("1x160 255x80000 2x160");
});

test("takes payloads of odd sizes without inventing gaps", () => {
  const { inbound, runs } = listen();
  inbound.take(frame(1, 0, 101));
  inbound.take(frame(2, 12, 59));
  inbound.take(frame(3, 20, 160));
  expect(runs()).toBe("1x101 2x59 3x160");
});

test("puts overtaken frames back in order", () => {
  const { inbound, runs } = listen();
  for (const chunk of [1, 4, 3, 2, 5]) inbound.take(frame(chunk));
  expect(runs()).toBe("1x160 2x160 3x160 4x160 5x160");
});

test("gives up on a frame that is more than 60 ms late and drops it when it comes", () => {
  const { inbound, runs } = listen();
  for (const chunk of [1, 3, 4, 5, 6, 2, 7]) inbound.take(frame(chunk));
  expect(runs()).toBe("1x160 255x160 3x160 4x160 5x160 6x160 7x160");
});

test("drops what was sent twice", () => {
  const { inbound, runs } = listen();
  for (const chunk of [1, 2, 2, 3]) inbound.take(frame(chunk));
  expect(runs()).toBe("1x160 2x160 3x160");
});

test("counts the silence of a stalled line towards the gap that follows", () => {
  const { inbound, runs } = listen();
  inbound.take(frame(1, 0));
  inbound.fillStall(1000);
  inbound.take(frame(2, 1220));
  expect(runs()).toBe("1x160 255x9600 2x160");
});

test("adds frames that were only held up, rather than losing them to the silence", () => {
  const { inbound, runs } = listen();
  inbound.take(frame(1, 0));
  inbound.fillStall(1000);
  inbound.take(frame(2, 20));
  expect(runs()).toBe("1x160 255x8000 2x160");
});

test("fills a stalled line for ten seconds and no longer", () => {
  const { inbound, runs } = listen();
  inbound.take(frame(1, 0));
  for (let second = 0; second < 20; second += 1) inbound.fillStall(1000);
  expect(runs()).toBe("1x160 255x80000");
});

test("delivers audio without counters as it comes", () => {
  const { inbound, runs } = listen();
  inbound.take({ audio: Uint8Array.of(1, 1) });
  inbound.take({ audio: Uint8Array.of(2) });
  expect(runs()).toBe("1x2 2x1");
});

test("whatever is lost or shuffled within 60 ms, time stays right and nothing is heard twice", () => {
  const arrivals = fc
    .array(fc.record({ lost: fc.boolean(), delay: fc.integer({ min: 0, max: 2 }) }), {
      minLength: 2,
      maxLength: 60,
    })
    .map((fates) => {
      const sent = fates.map((fate, index) => ({ ...fate, chunk: index + 1 }));
      const kept = sent.filter(({ lost, chunk }) => !lost || chunk === 1);
      // Twilio numbers the frames it sends: a lost one leaves a gap in time only.
      return kept
        .map(({ chunk, delay }, index) => ({
          frame: frame(index + 1, (chunk - 1) * 20),
          at: index + delay,
        }))
        .toSorted((a, b) => a.at - b.at);
    });
  fc.assert(
    fc.property(arrivals, (frames) => {
      // The first frame begins the timeline, so nothing may overtake it.
      fc.pre(frames[0]?.frame.chunk === 1);
      let bytes = 0;
      const order: number[] = [];
      const inbound = new InboundAudio((chunk) => {
        bytes += chunk.length;
        if (chunk[0] !== 255) order.push(chunk[0] ?? 0);
      });
      for (const { frame: next } of frames) inbound.take(next);
      inbound.flush();
      const lastMs = Math.max(...frames.map((arrival) => arrival.frame.timestampMs));
      expect(bytes).toBe((lastMs + 20) * 8);
      expect(order).toEqual(frames.map((_, index) => index + 1));
    }),
  );
});
