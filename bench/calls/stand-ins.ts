import { bytesPerMs } from "../../src/audio/format.ts";
import { PushQueue } from "../../src/base/push-queue.ts";
import type { Brain } from "../../src/ports/brain.ts";
import type { EarEvent, SpeechToText } from "../../src/ports/speech-to-text.ts";
import type { TextToSpeech } from "../../src/ports/text-to-speech.ts";
import { FRAME_BYTES, FRAME_MS, isSpeech, monotonicMs, sentAtMs } from "./sound.ts";
import type { Samples } from "./samples.ts";

// As services send it: a piece every fifth of a second, faster than it is heard.
const CHUNK_MS = 200;
const SENTENCE_MS = 2700;

/** Ears that know at once that the caller has finished, and say how late each frame came. */
export function instantEars(frameDelays: Samples): SpeechToText {
  return {
    name: "instant",
    open({ signal }) {
      const events = new PushQueue<EarEvent>(1000);
      signal.addEventListener("abort", () => events.close(), { once: true });
      let speaking = false;
      let heardMs = 0;
      return {
        push(chunk) {
          heardMs += (chunk.length / FRAME_BYTES) * FRAME_MS;
          const speaks = isSpeech(chunk);
          if (speaks !== speaking) {
            speaking = speaks;
            if (speaks) events.push({ type: "speech-start", atMs: heardMs });
            else {
              events.push({ type: "speech-end", atMs: heardMs });
              events.push({ type: "turn-end", text: "what time suits you", confidence: 1 });
            }
          }
          if (chunk.length === FRAME_BYTES) frameDelays.add(monotonicMs() - sentAtMs(chunk));
        },
        expect: () => {},
        end: () => events.close(),
        [Symbol.asyncIterator]: () => events[Symbol.asyncIterator](),
      };
    },
  };
}

/** Always has the same two sentences ready. */
export const instantBrain: Brain = {
  name: "instant",
  async *respond() {
    yield { type: "text", text: "Let me think about that with you. " };
    yield { type: "text", text: "Would a morning or an afternoon be better?" };
    yield { type: "asks", expectation: { kind: "open" } };
  },
};

/** Says every sentence in the same time, with sound that is there at once. */
export const instantVoice: TextToSpeech = {
  name: "instant",
  voices: ["instant"],
  async *speak({ format, signal }) {
    const chunkBytes = CHUNK_MS * bytesPerMs(format);
    for (let left = SENTENCE_MS * bytesPerMs(format); left > 0; left -= chunkBytes) {
      if (signal.aborted) return;
      yield { audio: SOUND.subarray(0, Math.min(left, chunkBytes)) };
    }
  },
};

const SOUND = new Uint8Array(CHUNK_MS * 8).fill(0x55);
