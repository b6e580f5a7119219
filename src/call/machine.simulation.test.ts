import { expect, test } from "vitest";
import { SimulatedCall } from "./testing/simulated-call.ts";

const SCHEDULES = 100_000;

test(`keeps its promises in ${SCHEDULES} random schedules`, { timeout: 300_000 }, () => {
  const firstSeed = Number(process.env["SIMULATION_SEED"] ?? 1);
  let steps = 0;
  for (let seed = firstSeed; seed < firstSeed + SCHEDULES; seed += 1) {
    try {
      steps += new SimulatedCall(seed).run();
    } catch (error) {
      throw new Error(`Schedule ${seed} (run it alone with SIMULATION_SEED=${seed})`, {
        cause: error,
      });
    }
  }
  // A schedule that ends at once proves nothing: calls are, on the whole, long enough to go wrong.
  expect(steps / SCHEDULES).toBeGreaterThan(20);
});
