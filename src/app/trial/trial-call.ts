import type { Clock } from "../../base/clock.ts";
import { TELEPHONE } from "../../audio/format.ts";
import { writeWav } from "../../audio/wav.ts";
import {
  placeCall,
  type CallConditions,
  type CallEnding,
  type Exchange,
  type SimulatedCall,
} from "../../channels/twilio/simulator/index.ts";
import type { CallFeedEvent, CallOutcome } from "../../ports/call-feed.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";
import type { CallerScript } from "./caller-script.ts";

/** One thing the simulated caller said, what was understood of it and what was answered. */
export interface TrialTurn {
  readonly caller: string;
  readonly heard: string;
  readonly said: string;
  /** From the caller's last sound to the first sound of the answer, as the caller hears it. */
  readonly responseMs: number | null;
}

export interface TrialReport {
  readonly callId: string;
  readonly outcome: CallOutcome;
  readonly turns: readonly TrialTurn[];
  readonly ending: CallEnding;
  readonly warnings: readonly string[];
  /** Both sides, the caller on the left. */
  readonly wav: Uint8Array;
}

export interface TrialOptions extends CallConditions {
  readonly exchange: Exchange;
  readonly clock: Clock;
  readonly from: string;
  readonly to: string;
  readonly script: CallerScript;
  readonly voice: TextToSpeech;
  readonly voiceName: string;
  /** Passes on every event of the feed, also those of other calls. */
  readonly subscribe: (listener: (event: CallFeedEvent) => void) => Disposable;
  readonly onTurn?: (words: string) => void;
  /** The call as the phone company sees it, as soon as the desk has answered. */
  readonly onCall?: (call: SimulatedCall) => void;
  readonly signal: AbortSignal;
}

// A caller who has said everything waits this long for the goodbye before hanging up.
const WAIT_FOR_GOODBYE_MS = 12_000;
// More turns than any conversation of ours takes: two sides that misunderstand each other for ever must end.
const MOST_TURNS = 40;

/** Rings a desk with a caller who speaks, and reports how it went. */
export async function trialCall(options: TrialOptions): Promise<TrialReport> {
  const { exchange, clock, from, to, script, signal } = options;
  const events: CallFeedEvent[] = [];
  const finished = Promise.withResolvers<CallOutcome>();
  const callSid = `CA${crypto.randomUUID().replaceAll("-", "")}`;
  const callId = options.outgoing?.callId ?? `call_${callSid}`;
  using _feed = options.subscribe((event) => {
    if (event.callId !== callId) return;
    events.push(event);
    if (event.type === "call-ended") finished.resolve(event.outcome);
  });
  const { call, ended } = await placeCall({ ...options, exchange, clock, from, to, callSid });
  options.onCall?.(call);
  const hangUp = () => call.hangUp();
  signal.addEventListener("abort", hangUp, { once: true });
  const turns: { caller: string; firstEvent: number }[] = [];
  while (turns.length < MOST_TURNS) {
    await call.turn();
    const since = turns.at(-1)?.firstEvent ?? 0;
    const words = isOver(events) ? undefined : script.next(saidIn(events.slice(since)));
    if (words === undefined) break;
    turns.push({ caller: words, firstEvent: events.length });
    options.onTurn?.(words);
    await speak(call, words, options);
  }
  if (!isOver(events)) {
    using _patience = clock.setTimer(WAIT_FOR_GOODBYE_MS, hangUp);
    await ended;
  }
  signal.removeEventListener("abort", hangUp);
  const ending = await ended;
  const outcome = await finished.promise;
  return {
    callId,
    outcome,
    turns: reportTurns(turns, events, call),
    ending,
    warnings: call.warnings.map((warning) => JSON.stringify(warning)),
    wav: writeWav(call.recording),
  };
}

async function speak(call: SimulatedCall, words: string, options: TrialOptions): Promise<void> {
  const keys = /^press ([\d*# ]+)$/i.exec(words)?.[1];
  if (keys !== undefined) {
    call.press(keys.replaceAll(" ", ""));
    return;
  }
  const chunks: Uint8Array[] = [];
  const { voice, voiceName, signal } = options;
  const speech = { text: words, format: TELEPHONE, voice: voiceName, language: "en", signal };
  for await (const { audio } of voice.speak(speech)) chunks.push(audio);
  await call.say(Buffer.concat(chunks));
}

function reportTurns(
  turns: readonly { caller: string; firstEvent: number }[],
  events: readonly CallFeedEvent[],
  call: SimulatedCall,
): TrialTurn[] {
  const spoken = turns.filter(({ caller }) => !/^press /i.test(caller));
  return turns.map((turn, index) => {
    const until = turns[index + 1]?.firstEvent ?? events.length;
    const own = events.slice(turn.firstEvent, until);
    const utterance = call.utterances[spoken.indexOf(turn)];
    return {
      caller: turn.caller,
      heard: own.flatMap((event) => (event.type === "caller-said" ? [event.text] : [])).join(" "),
      said: saidIn(own),
      responseMs: utterance?.responseMs ?? null,
    };
  });
}

function saidIn(events: readonly CallFeedEvent[]): string {
  return events
    .flatMap((event) => (event.type === "receptionist-says" ? [event.text] : []))
    .join(" ");
}

function isOver(events: readonly CallFeedEvent[]): boolean {
  return events.at(-1)?.type === "call-ended";
}
