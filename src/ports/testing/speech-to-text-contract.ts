import { describe, expect, test } from "vitest";
import { bytesPerMs, TELEPHONE } from "../../audio/format.ts";
import { MULAW_SILENCE } from "../../audio/mulaw.ts";
import type { EarEvent, SpeechToText } from "../speech-to-text.ts";

const GRAMMAR =
  "#JSGF V1.0; grammar contract; public <words> = yes please | no thank you | tomorrow at three p m;";
/** Told meanwhile, and perhaps taken back. */
const PROVISIONAL: ReadonlySet<string> = new Set(["words-partial", "turn-eager", "turn-resumed"]);
const FRAME_BYTES = 20 * bytesPerMs(TELEPHONE);

/**
 * What every `SpeechToText` keeps. `speak` gives telephone sound of a person saying the words. `judgesTurns`: it ends turns
 * itself, so that words are final with the turn only.
 */
export function speechToTextContract(
  name: string,
  options: {
    ears: () => SpeechToText;
    speak: (words: string) => Promise<Uint8Array>;
    judgesTurns?: boolean;
  },
): void {
  const over = options.judgesTurns === true ? "turn-end" : "words-final";

  async function listen(sound: Uint8Array, grammar = GRAMMAR): Promise<EarEvent[]> {
    const stream = options.ears().open({
      format: TELEPHONE,
      language: "en",
      hints: { keyTerms: [], grammar },
      signal: new AbortController().signal,
    });
    const chunk = new Uint8Array(FRAME_BYTES);
    for (let at = 0; at + FRAME_BYTES <= sound.length; at += FRAME_BYTES) {
      chunk.set(sound.subarray(at, at + FRAME_BYTES));
      stream.push(chunk);
      chunk.fill(0);
    }
    stream.end();
    return await Array.fromAsync(stream);
  }

  describe(`${name} keeps the contract of ears`, () => {
    test("understands words and tells of speech before, in order and in time", async () => {
      const sound = await options.speak("tomorrow at three p m");
      const lengthMs = sound.length / bytesPerMs(TELEPHONE);
      const events = await listen(between(sound));
      const types = events.map((event) => event.type).filter((type) => !PROVISIONAL.has(type));
      expect(types).toEqual(["speech-start", "speech-end", over]);
      expect(events.at(-1)).toMatchObject({ text: "tomorrow at three p m" });
      const [start, end] = events.flatMap((event) => ("atMs" in event ? [event.atMs] : []));
      expect(Math.abs((start ?? 0) - 600)).toBeLessThan(150);
      expect((end ?? 0) - 600 - lengthMs).toBeLessThan(400);
    });

    test("tells two utterances apart", async () => {
      const first = between(await options.speak("yes please"));
      const second = between(await options.speak("no thank you"));
      const events = await listen(Buffer.concat([first, second]));
      const texts = events.flatMap((event) => (event.type === over ? [event.text] : []));
      expect(texts).toEqual(["yes please", "no thank you"]);
    });

    test("hears nothing in silence", async () => {
      expect(await listen(between(new Uint8Array(0)))).toEqual([]);
    });

    test("finishes what was begun when the sound ends in the middle", async () => {
      const events = await listen(between(await options.speak("yes please"), 600, 0));
      expect(events.at(-1)).toMatchObject({ type: over });
    });

    test("ends without a word when it is aborted", async () => {
      const stop = new AbortController();
      const stream = options.ears().open({
        format: TELEPHONE,
        language: "en",
        hints: { keyTerms: [], grammar: GRAMMAR },
        signal: stop.signal,
      });
      stream.push(await options.speak("yes please"));
      stop.abort();
      const types = await Array.fromAsync(stream, (event) => event.type);
      expect(types).not.toContain(over);
    });
  });
}

function between(sound: Uint8Array, beforeMs = 600, afterMs = 1000): Uint8Array {
  return Buffer.concat([silence(beforeMs), sound, silence(afterMs)]);
}

function silence(ms: number): Uint8Array {
  return new Uint8Array(ms * bytesPerMs(TELEPHONE)).fill(MULAW_SILENCE);
}
