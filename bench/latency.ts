import { TRACE_MOMENTS } from "../src/domain/calls/turn-trace.ts";
import { SharedSpeech } from "../test/support/shared-speech.ts";
import { timedTurns, PUBLISHED, type TimedTurn } from "./latency/timed-turns.ts";

const EARS = ["Flux, eager", "nova-3"] as const;
const CALLS = 10;

/** Holds whole calls with services as fast as they say they are, and prints where the time goes. */
export async function benchLatency(): Promise<number> {
  await using shared = new SharedSpeech();
  const { firstTokenMs, tokensPerSecond, firstSoundMs } = PUBLISHED;
  process.stdout.write(
    `Ms from the caller's last sound, on a virtual clock. The services are on loopback, with their own protocols, and take what they\n` +
      `publish (first token ${firstTokenMs}, ${tokensPerSecond} tokens a second, first sound ${firstSoundMs}, each give or take a fifth); the rest is our own rules. This\n` +
      `machine's speed isn't in it. What a tool was asked before the turn was certain counts as well.\n`,
  );
  for (const ears of EARS) {
    const turns: TimedTurn[] = [];
    for (let seed = 1; seed <= CALLS; seed += 1)
      turns.push(...(await timedTurns(shared, ears, seed)));
    print(`${ears}: answers without a tool`, withTools(turns, 0, 0));
    print(`${ears}: answers with one read tool`, withTools(turns, 1, 1));
    print(`${ears}: answers with several`, withTools(turns, 2, Number.POSITIVE_INFINITY));
  }
  return 0;
}

function withTools(turns: readonly TimedTurn[], least: number, most: number) {
  return turns.filter(({ trace: { tools } }) => tools >= least && tools <= most);
}

function print(title: string, turns: readonly TimedTurn[]): void {
  if (turns.length === 0) return;
  process.stdout.write(`\n${title} (${turns.length} turns)\n`);
  for (const moment of TRACE_MOMENTS)
    row(
      NAMES[moment],
      turns.flatMap(({ trace }) => trace[moment] ?? []),
    );
  row(
    "THE CALLER HEARS IT",
    turns.flatMap(({ heardMs }) => heardMs ?? []),
  );
}

function row(name: string, values: readonly number[]): void {
  if (values.length === 0) return;
  const sorted = values.toSorted((one, other) => one - other);
  const [half, most] = [0.5, 0.95].map((share) =>
    String(Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)).padStart(5),
  );
  process.stdout.write(`  ${name.padEnd(34)} p50 ${half}  p95 ${most}\n`);
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
