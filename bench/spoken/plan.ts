import { ERRANDS, NAMES, SCENARIOS } from "./scenarios.ts";
import type { PlannedCall } from "./ring.ts";

/** A silent room, a quiet one and a louder one. */
const NOISES = [undefined, -50, -42] as const;

export interface PlanOptions {
  readonly calls?: string | undefined;
  readonly voice?: string | undefined;
  readonly scenario?: string | undefined;
  readonly noise?: string | undefined;
  readonly seed?: string | undefined;
}

/** Every scenario with every voice, the noise going round so that each scenario and each voice meets each. */
export function planCalls(options: PlanOptions, voices: readonly string[]): PlannedCall[] {
  const { calls, voice, scenario, noise, seed = "1" } = options;
  const scenarios = SCENARIOS.filter(({ name }) => scenario === undefined || name === scenario);
  const speakers = voices.filter((name) => voice === undefined || name === voice);
  const noises = noise === undefined ? NOISES : noise === "none" ? [undefined] : [Number(noise)];
  const rounds = scenarios.length * speakers.length;
  const count = calls === undefined ? rounds : Number(calls);
  if (rounds === 0 || !Number.isSafeInteger(count) || count < 1) return [];
  return Array.from({ length: count }, (_, index): PlannedCall[] => {
    const round = Math.floor(index / rounds);
    const at = index % rounds;
    const s = Math.floor(at / speakers.length);
    const v = at % speakers.length;
    const turn = s * voices.length + v + round * 7 + Number(seed) - 1;
    const [chosen, speaker] = [scenarios[s], speakers[v]];
    const errand = ERRANDS[turn % ERRANDS.length];
    const name = NAMES[turn % NAMES.length];
    if (!chosen || speaker === undefined || !errand || name === undefined) return [];
    const noiseDbfs = noises[(s + v + round) % noises.length];
    return [
      {
        scenario: chosen,
        variation: { errand, name },
        voice: speaker,
        seed: turn + 1,
        ...(noiseDbfs !== undefined && { noiseDbfs }),
      },
    ];
  }).flat();
}
