import { openSalon } from "../../../src/actions/testing/open-salon.ts";
import { loadDesk } from "../../../src/actions/load-desk.ts";
import { callSettings } from "../../../src/app/call-settings.ts";
import { openDesk } from "../../../src/app/open-desk.ts";
import type { Clock } from "../../../src/base/clock.ts";
import type { VirtualClock } from "../../../src/base/testing/virtual-clock.ts";
import { truthGate } from "../../../src/brain/truth-gate/truth-gate.ts";
import { runCall } from "../../../src/call/runtime/call-runtime.ts";
import type { CallReport } from "../../../src/call/runtime/report.ts";
import { readDeskFile } from "../../../src/config/desk-file/read-desk-file.ts";
import { silentLogger } from "../../../src/ops/logger.ts";
import type { Brain } from "../../../src/ports/brain.ts";
import type { CallFeedEvent } from "../../../src/ports/call-feed.ts";
import type { SpeechToText } from "../../../src/ports/speech-to-text.ts";
import type { Tool } from "../../../src/ports/tool.ts";
import type { TextToSpeech } from "../../../src/ports/text-to-speech.ts";
import { HeardLine } from "./heard-line.ts";
import { FRAME_MS, SILENT_FRAME, spokenFrame } from "./spoken-frames.ts";

const MS_A_LETTER = 60;
// A caller who has heard nothing for so long has hung up.
const LONGEST_WAIT_MS = 40_000;
// Whoever has finished speaking is quiet for longer than between two sentences.
const QUIET_AFTER_MS = 2500;

/** One turn of the caller, and what they heard. */
export interface TimedTurn {
  readonly said: string;
  readonly heard: string;
  /** The longest silence from their last sound to the end of the answer. */
  readonly silenceMs: number;
}

/**
 * A whole call at GlamDesk on a virtual clock: a caller who says these words one after the other, each when the desk has
 * finished, to ears, a brain and a voice that take the time they are given.
 */
export async function timedCall(options: {
  readonly words: readonly string[];
  readonly parts: (clock: VirtualClock) => {
    readonly ears: SpeechToText;
    readonly voice: TextToSpeech;
    readonly brain: Brain;
    /** Called before each turn of the caller. */
    readonly onTurn?: (turn: number) => void;
  };
}): Promise<{ readonly report: CallReport; readonly turns: readonly TimedTurn[] }> {
  await using salon = await openSalon({ desk: await readDeskFile("desks/glamdesk.yaml") });
  const { clock } = salon;
  const { ears, voice, brain, onTurn } = options.parts(clock);
  const line = new HeardLine(clock);
  const opened = await openDesk(salon);
  // The book takes no time; a brain takes the clock's, which must go on meanwhile.
  const desk = {
    ...opened,
    tools: opened.tools.map((tool) => tracked(tool, clock)),
  };
  const running: Clock = {
    nowMs: () => clock.nowMs(),
    setTimer: (delayMs, run) => clock.setTimer(delayMs, run),
    track: (work) => work,
  };
  const { policies } = await loadDesk(salon.owner);
  const events: CallFeedEvent[] = [];
  const hangUp = new AbortController();
  const call = runCall({
    callId: "call_timed",
    line,
    desk,
    settings: callSettings(desk, policies, {
      channel: "phone",
      wordsAreKept: false,
      transfers: false,
    }),
    caller: {},
    brain: truthGate(brain, () => {}),
    ears,
    voice,
    clock: running,
    log: { append: () => {}, flush: () => Promise.resolve() },
    feed: { publish: (event) => void events.push(event) },
    logger: silentLogger,
    signal: hangUp.signal,
  });
  const sound = soundOf(line, clock);
  const settled = () => answered(events, clock);
  await clock.advanceUntil(settled, LONGEST_WAIT_MS);
  const turns: TimedTurn[] = [];
  for (const [turn, said] of options.words.entries()) {
    onTurn?.(turn);
    const from = events.length;
    sound.frame = spokenFrame(turn);
    await clock.advance(said.length * MS_A_LETTER);
    sound.frame = SILENT_FRAME;
    const fromMs = clock.nowMs();
    await clock.advanceUntil(() => settled() && events.length > from, LONGEST_WAIT_MS);
    const heard = events
      .slice(from)
      .flatMap((event) => (event.type === "receptionist-said" ? [event.text] : []));
    const silenceMs = line.longestSilenceMs(fromMs, clock.nowMs());
    turns.push({ said, heard: heard.join(" "), silenceMs });
  }
  sound.stop();
  line.tell({ type: "closed", by: "caller" });
  await line.close();
  let report: CallReport | undefined;
  void call.then((told) => (report = told));
  await clock.advanceUntil(() => report !== undefined, LONGEST_WAIT_MS);
  return { report: await call, turns };
}

function tracked(tool: Tool, clock: Clock): Tool {
  return { ...tool, run: (...given) => clock.track(tool.run(...given)) };
}

/** Whether the desk has spoken last and has been quiet since. */
function answered(events: readonly CallFeedEvent[], clock: VirtualClock): boolean {
  const last = events.findLast(({ type }) => type !== "caller-speaking" && type !== "tool-used");
  return last?.type === "receptionist-said" && clock.nowMs() - last.atMs >= QUIET_AFTER_MS;
}

/** The caller's microphone: a frame every 20 ms, whatever is in it. */
function soundOf(line: HeardLine, clock: VirtualClock): { frame: Uint8Array; stop(): void } {
  let timer: Disposable | undefined;
  const sound = {
    frame: SILENT_FRAME,
    stop: () => timer?.[Symbol.dispose](),
  };
  const next = () => {
    line.speak(sound.frame);
    timer = clock.setTimer(FRAME_MS, next);
  };
  timer = clock.setTimer(FRAME_MS, next);
  return sound;
}
