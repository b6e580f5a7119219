import { decodeMulaw } from "../../../audio/mulaw.ts";
import type { Clock } from "../../../base/clock.ts";
import type { Line, LineEvent } from "../../../ports/line.ts";
import { tone } from "./sounds.ts";

const LOUD = 1000;
/** How long the caller must be silent before it answers. */
export const PATIENCE_MS = 300;

export interface ToneReceptionist {
  readonly onCall: (line: Line) => Promise<void>;
  readonly events: LineEvent[];
  /** Samples heard from the caller. */
  readonly heardSamples: () => number;
  readonly line: () => Line | undefined;
  /** Settles when the first call is over and its last event was read. */
  readonly firstOver: Promise<void>;
}

/**
 * A receptionist without words, on a real line: greets with 400 ms of tone, answers whatever the caller says with 500 ms
 * of it once they were silent for 300 ms, hangs up on a `#`, stops speaking on a `*`, puts through on a `0` and speaks
 * again when that failed.
 */
export function toneReceptionist(clock: Clock): ToneReceptionist {
  const events: LineEvent[] = [];
  let heard = 0;
  let current: Line | undefined;
  const firstOver = Promise.withResolvers<void>();

  async function onCall(line: Line): Promise<void> {
    current = line;
    const { audio } = line;
    let answer: Disposable | undefined;
    let turn = 0;
    audio?.onAudio((chunk) => {
      heard += chunk.length;
      if (!decodeMulaw(chunk).some((sample) => Math.abs(sample) > LOUD)) return;
      answer?.[Symbol.dispose]();
      answer = clock.setTimer(PATIENCE_MS, () => {
        turn += 1;
        audio.play(tone(500));
        audio.mark(`answer ${turn}`);
      });
    });
    audio?.play(tone(400));
    audio?.mark("greeting");
    for await (const event of line.events) {
      events.push(event);
      if (event.type !== "key") continue;
      if (event.digit === "#") await line.close();
      if (event.digit === "0") void putThrough(line);
      if (event.digit === "*") audio?.clear();
    }
    firstOver.resolve();
  }
  return {
    onCall,
    events,
    heardSamples: () => heard,
    line: () => current,
    firstOver: firstOver.promise,
  };
}

async function putThrough(line: Line): Promise<void> {
  const outcome = await line.transfer?.("+914440002222", "Someone for you.");
  if (outcome === "connected") return;
  line.audio?.play(tone(300));
  line.audio?.mark(`back after ${outcome}`);
}
