import { Histogram } from "prom-client";
import { TRACE_MOMENTS, type TurnTrace } from "../domain/calls/turn-trace.ts";
import type { Metrics } from "../ops/metrics.ts";

/** Where the time of turns goes, as histograms by moment: each in seconds since the caller's last sound. */
export function countTurns(metrics: Metrics): (traces: readonly TurnTrace[]) => void {
  const seconds = new Histogram({
    name: "frontdesk_turn_seconds",
    help: "From the caller's last sound to each moment of the answer, by moment and whether tools ran before it.",
    labelNames: ["moment", "tools"],
    buckets: [0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1, 1.5, 2, 3, 5, 10],
    registers: [metrics.registry],
  });
  return (traces) => {
    for (const trace of traces) {
      for (const moment of TRACE_MOMENTS) {
        const ms = trace[moment];
        const labels = { moment: MOMENTS[moment], tools: trace.tools > 0 ? "yes" : "no" };
        if (ms !== undefined) seconds.observe(labels, ms / 1000);
      }
    }
  };
}

const MOMENTS: Readonly<Record<(typeof TRACE_MOMENTS)[number], string>> = {
  turnEndMs: "turn_end",
  thinkMs: "think",
  firstTokenMs: "first_token",
  firstSentenceMs: "first_sentence",
  firstAudioMs: "first_audio",
  firstSoundMs: "first_sound",
  fillerMs: "filler",
};
