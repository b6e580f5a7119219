import { expect, test } from "vitest";
import { createMetrics } from "../ops/metrics.ts";
import { countTurns } from "./count-turns.ts";

test("each moment that a turn had is counted, turns with tools apart", async () => {
  const metrics = createMetrics();
  const count = countTurns(metrics);
  const turn = { turn: 0, speechEndedAtMs: 0, turnEndMs: 260, firstSoundMs: 620, tools: 0 };
  count([turn, { ...turn, firstSoundMs: 980, tools: 1 }]);
  const text = await metrics.registry.getSingleMetricAsString("frontdesk_turn_seconds");
  expect(text).toContain(
    'frontdesk_turn_seconds_bucket{le="0.65",moment="first_sound",tools="no"} 1',
  );
  expect(text).toContain('frontdesk_turn_seconds_sum{moment="first_sound",tools="yes"} 0.98');
  expect(text).not.toContain("filler");
});
