import { FailoverBrain } from "../src/brain/failover-brain.ts";
import { modelBrain } from "../src/brain/model/model-brain.ts";
import { scriptedBrain } from "../src/brain/scripted/scripted-brain.ts";
import { TRACE_MOMENTS, type TurnTrace } from "../src/domain/calls/turn-trace.ts";
import { timedCall } from "../test/support/timed/timed-call.ts";
import { TimedEars, type EarDelays } from "../test/support/timed/timed-ears.ts";
import { TimedModel } from "../test/support/timed/timed-model.ts";
import { TimedVoice } from "../test/support/timed/timed-voice.ts";
import { ANSWERS } from "./latency/conversation.ts";
import { chanceFrom } from "./slots/chance.ts";

/** What the services publish, in ms after the caller's last sound; Flux's guess comes 150 to 250 ms before its verdict. */
const EARS: Readonly<Record<string, EarDelays>> = {
  "Flux, eager": { startMs: 120, eagerMs: 60, turnEndMs: 260 },
  "Flux, not eager": { startMs: 120, turnEndMs: 260 },
  "nova-3": { startMs: 120, finalMs: 250 },
};
const FIRST_TOKEN_MS = 350;
const TOKENS_PER_SECOND = 60;
const FIRST_SOUND_MS = 120;
// Services are never twice equally fast: a fifth more or less, evenly, with the published figure in the middle.
const SPREAD = 0.2;
const CALLS = 20;

/** Holds whole calls with services as fast as they say they are, and prints where the time goes. */
export async function benchLatency(): Promise<number> {
  process.stdout.write(
    `Ms from the caller's last sound, on a virtual clock: what services take as published (first token ${FIRST_TOKEN_MS}, ` +
      `${TOKENS_PER_SECOND} tokens a second, first sound ${FIRST_SOUND_MS}, each give or take a fifth), and our own rules. ` +
      `This machine's speed isn't in it.\n`,
  );
  for (const [name, delays] of Object.entries(EARS)) {
    const traces: TurnTrace[] = [];
    for (let seed = 1; seed <= CALLS; seed += 1) traces.push(...(await hold(name, delays, seed)));
    print(
      `${name}: answers without a tool`,
      traces.filter(({ tools }) => tools === 0),
    );
    print(
      `${name}: answers after one read tool`,
      traces.filter(({ tools }) => tools > 0),
    );
  }
  return 0;
}

async function hold(name: string, delays: EarDelays, seed: number): Promise<readonly TurnTrace[]> {
  const chance = chanceFrom(seed);
  const about = (ms: number) => ms * (1 - SPREAD + 2 * SPREAD * chance());
  const words = [...ANSWERS.keys()];
  const { report } = await timedCall({
    words,
    parts: (clock) => ({
      ears: new TimedEars({ name, clock, words, delays }),
      voice: new TimedVoice({ name: "voice", clock, firstSoundMs: () => about(FIRST_SOUND_MS) }),
      brain: new FailoverBrain(
        [
          modelBrain(
            new TimedModel({
              name: "model",
              clock,
              pace: () => ({
                firstTokenMs: about(FIRST_TOKEN_MS),
                tokensPerSecond: about(TOKENS_PER_SECOND),
              }),
              answers: ANSWERS,
            }),
          ),
          scriptedBrain,
        ],
        clock,
        () => {},
      ),
    }),
  });
  return report.traces;
}

function print(title: string, traces: readonly TurnTrace[]): void {
  process.stdout.write(`\n${title} (${traces.length} turns)\n`);
  for (const moment of TRACE_MOMENTS) {
    const values = traces
      .flatMap((trace) => trace[moment] ?? [])
      .toSorted((one, other) => one - other);
    if (values.length === 0) continue;
    const [half, most] = [0.5, 0.95].map((share) =>
      String(Math.round(values[Math.floor((values.length - 1) * share)] ?? 0)).padStart(5),
    );
    process.stdout.write(`  ${NAMES[moment].padEnd(34)} p50 ${half}  p95 ${most}\n`);
  }
}

const NAMES: Readonly<Record<(typeof TRACE_MOMENTS)[number], string>> = {
  turnEndMs: "the turn is over",
  thinkMs: "the model is asked",
  firstTokenMs: "its first token",
  firstSentenceMs: "its first sentence goes to the voice",
  firstAudioMs: "the voice's first sound",
  firstSoundMs: "THE FIRST BYTE TO THE LINE",
  fillerMs: "(a filler before)",
};
