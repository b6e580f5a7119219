import type { Path } from "../../test/lobby/support/spoken-lobby.ts";
import { SCENARIOS, VISITORS } from "./scenarios.ts";
import type { PlannedVisit } from "./visit-once.ts";

/** A silent room, a quiet one and a louder one. */
const NOISES = [undefined, -50, -42] as const;
/** Three of the built-in voices: a woman's and two men's. */
export const VOICES = ["slt", "rms", "kal16"] as const;
export const PATHS: readonly Path[] = ["phone", "tablet"];

export interface PlanOptions {
  readonly path?: string | undefined;
  readonly voice?: string | undefined;
  readonly scenario?: string | undefined;
  readonly noise?: string | undefined;
  readonly seed?: string | undefined;
}

/** Every scenario with every voice over every path, the noise going round so that each of them meets each. */
export function planVisits(options: PlanOptions): PlannedVisit[] {
  const { path, voice, scenario, noise, seed = "1" } = options;
  const first = Number(seed);
  if (!Number.isSafeInteger(first)) return [];
  const noises = noise === undefined ? NOISES : noise === "none" ? [undefined] : [Number(noise)];
  return SCENARIOS.flatMap((chosen, s) =>
    [...(voice === undefined || VOICES.some((one) => one === voice) ? VOICES : [voice])].flatMap(
      (speaker, v) =>
        PATHS.flatMap((through, p): PlannedVisit[] => {
          const turn = first + s * 5 + v * 7 + p * 3;
          const visitor = VISITORS[turn % VISITORS.length];
          const noiseDbfs = noises[(first + s + v + p) % noises.length];
          if (visitor === undefined) return [];
          return [
            {
              scenario: chosen,
              path: through,
              voice: speaker,
              visitor,
              turn,
              ...(noiseDbfs !== undefined && { noiseDbfs }),
            },
          ];
        }),
    ),
  ).filter(
    (planned) =>
      (scenario === undefined || planned.scenario.name === scenario) &&
      (voice === undefined || planned.voice === voice) &&
      (path === undefined || planned.path === path),
  );
}
