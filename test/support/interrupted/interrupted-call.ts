import { PushQueue } from "../../../src/base/push-queue.ts";
import { VirtualClock } from "../../../src/base/testing/virtual-clock.ts";
import { runCall } from "../../../src/call/runtime/call-runtime.ts";
import { SIMULATED_SETTINGS } from "../../../src/call/testing/simulated-settings.ts";
import { silentLogger } from "../../../src/ops/logger.ts";
import type { CallFeedEvent } from "../../../src/ports/call-feed.ts";
import type { EarEvent, SpeechToText } from "../../../src/ports/speech-to-text.ts";
import { brainContext } from "../brain-context.ts";
import { EagerBrain, EagerVoice, type Paces } from "./eager-parts.ts";
import { WatchedLine } from "./watched-line.ts";

/** The caller makes a sound, however it turns out: it says so much, and the ears tell of it so late. */
export interface Interruption {
  readonly afterMs: number;
  readonly lengthMs: number;
  readonly wordsAfterMs: number;
  /** Empty: a noise. */
  readonly words: string;
}

/** What happened in a call, in order. */
export interface Watched {
  readonly line: WatchedLine;
  /** What the caller would still have heard when they began, and until when they spoke. */
  readonly sounds: readonly {
    readonly atMs: number;
    readonly untilMs: number;
    readonly queuedMs: number;
  }[];
  /** The caller's turns, each with the number of utterances that the voice had been given by then. */
  readonly turns: readonly { readonly atMs: number; readonly utterances: number }[];
}

const ENDS_AFTER_MS = 3000;

/**
 * A whole call on a virtual clock, whose brain and voice go on with what they began even when they are told to stop: what
 * keeps it from the caller is the call alone.
 */
export async function interruptedCall(
  interruptions: readonly Interruption[],
  paces: Paces,
): Promise<Watched> {
  const clock = new VirtualClock(0);
  const line = new WatchedLine(clock);
  const heard = new PushQueue<EarEvent>(1000);
  const voice = new EagerVoice(clock, paces);
  const turns: { atMs: number; utterances: number }[] = [];
  const sounds: { atMs: number; untilMs: number; queuedMs: number }[] = [];
  const call = runCall({
    callId: "call_interrupted",
    line,
    desk: brainContext([]).desk,
    settings: SIMULATED_SETTINGS,
    caller: {},
    brain: new EagerBrain(clock, paces),
    ears: earsOf(heard),
    voice,
    clock: { nowMs: () => clock.nowMs(), setTimer: (ms, run) => clock.setTimer(ms, run), track },
    log: { append: () => {}, flush: () => Promise.resolve() },
    feed: {
      publish(event: CallFeedEvent) {
        if (event.type === "caller-said")
          turns.push({ atMs: event.atMs, utterances: voice.utterances });
      },
    },
    logger: silentLogger,
    signal: new AbortController().signal,
  });
  for (const { afterMs, lengthMs, wordsAfterMs, words } of interruptions) {
    await clock.advance(afterMs);
    const atMs = clock.nowMs();
    sounds.push({ atMs, untilMs: atMs + lengthMs, queuedMs: line.queuedMs() });
    heard.push({ type: "speech-start", atMs });
    await clock.advance(lengthMs);
    heard.push({ type: "speech-end", atMs: clock.nowMs() });
    await clock.advance(wordsAfterMs);
    heard.push({ type: "words-final", text: words, confidence: words === "" ? 0 : 0.95 });
  }
  await clock.advance(ENDS_AFTER_MS);
  line.tell({ type: "closed", by: "caller" });
  await clock.settle();
  await call;
  return { line, sounds, turns };
}

function earsOf(heard: PushQueue<EarEvent>): SpeechToText {
  return {
    name: "told",
    open: ({ signal }) => {
      signal.addEventListener("abort", () => heard.close(), { once: true });
      return {
        push: () => {},
        expect: () => {},
        end: () => heard.close(),
        [Symbol.asyncIterator]: () => heard[Symbol.asyncIterator](),
      };
    },
  };
}

function track<T>(work: Promise<T>): Promise<T> {
  return work;
}
