import { TELEPHONE } from "../../../audio/format.ts";
import type { Hints } from "../../../domain/dialogue/hints.ts";
import type { EarEvent, SpeechToText } from "../../../ports/speech-to-text.ts";

const FRAME_BYTES = 160;

/** One call at the ears, as a test sees it. */
export interface Listening {
  /** The line brings this sound, in frames as a telephone's. */
  push(...sounds: readonly Uint8Array[]): void;
  expect(hints: Partial<Hints>): void;
  end(): void;
  hangUp(): void;
  /** All that was heard so far. */
  readonly events: readonly EarEvent[];
  /** Waits until something of this type has been heard that many times. */
  heard(type: EarEvent["type"], times?: number): Promise<void>;
  /** All that was heard, once it is over; rejects when the ears fail. */
  readonly ended: Promise<readonly EarEvent[]>;
}

/** Opens ears for a call. */
export function listening(
  ears: SpeechToText,
  { languages = ["en"], ...hints }: Partial<Hints> & { languages?: readonly string[] } = {},
): Listening {
  const stop = new AbortController();
  const ear = ears.open({
    format: TELEPHONE,
    language: languages[0] ?? "en",
    languages,
    hints: { keyTerms: [], grammar: "", ...hints },
    signal: stop.signal,
  });
  const events: EarEvent[] = [];
  const waiting = new Set<() => void>();
  const read = async () => {
    try {
      for await (const event of ear) {
        events.push(event);
        for (const look of waiting) look();
      }
      return events;
    } finally {
      for (const look of waiting) look();
    }
  };
  const ended = read();
  let isOver = false;
  void ended.then(
    () => (isOver = true),
    () => (isOver = true),
  );
  return {
    push(...sounds) {
      const frame = new Uint8Array(FRAME_BYTES);
      for (const sound of sounds)
        for (let at = 0; at < sound.length; at += FRAME_BYTES) {
          frame.set(sound.subarray(at, at + FRAME_BYTES));
          ear.push(frame.subarray(0, Math.min(FRAME_BYTES, sound.length - at)));
          frame.fill(0);
        }
    },
    expect: (next) => ear.expect({ keyTerms: hints.keyTerms ?? [], grammar: "", ...next }),
    end: () => ear.end(),
    hangUp: () => stop.abort(),
    events,
    async heard(type, times = 1) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const look = () => {
        if (isOver || events.filter((event) => event.type === type).length >= times) resolve();
      };
      waiting.add(look);
      look();
      await promise;
      waiting.delete(look);
    },
    ended,
  };
}
