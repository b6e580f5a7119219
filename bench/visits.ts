import { parseArgs } from "node:util";
import { SharedSpeech } from "../test/support/shared-speech.ts";
import { PATHS, planVisits, VOICES } from "./visits/plan.ts";
import { summary, visitLine } from "./visits/report.ts";
import { SCENARIOS } from "./visits/scenarios.ts";
import { visitOnce, type PaidVisit } from "./visits/visit-once.ts";

const USAGE = `Usage: npm run bench -- visits [options]

Sends visitors who speak into Acme Corp's lobby on a virtual clock, over the lobby phone (Twilio's protocol, 8 kHz) and over the
tablet (16 kHz), and says how many were announced to whom they came for.

  --path <name>       only this path: ${PATHS.join(", ")}
  --voice <name>      only this visitor's voice: ${VOICES.join(", ")}, or another of the built-in ones
  --scenario <name>   only this one: ${SCENARIOS.map(({ name }) => name).join(", ")}
  --noise <dBFS>      only this white noise behind the visitor; "none" for a silent room
  --seed <number>     other noise, other visitors and other hosts
  --verbose           prints the words of the visits that did not end right; twice: of all visits
`;

/** Sends them in, prints a line a visit and the sums. Answers the exit code: 1 when a wrong host was told. */
export async function benchVisits(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      path: { type: "string" },
      voice: { type: "string" },
      scenario: { type: "string" },
      noise: { type: "string" },
      seed: { type: "string" },
      verbose: { type: "boolean", multiple: true },
      help: { type: "boolean" },
    },
  });
  const plan = planVisits(values);
  if (values.help === true || plan.length === 0) {
    process.stdout.write(USAGE);
    return values.help === true ? 0 : 2;
  }
  const verbosity = values.verbose?.length ?? 0;
  await using speech = new SharedSpeech();
  const paid: PaidVisit[] = [];
  for (const planned of plan) {
    const visit = await visitOnce(planned, speech);
    paid.push(visit);
    process.stdout.write(`${visitLine(visit)}\n`);
    if (verbosity > (visit.verdict === "right" ? 1 : 0))
      process.stdout.write(`${visit.lines.join("\n")}\n\n`);
  }
  process.stdout.write(`\n${summary(paid)}\n`);
  return paid.some(({ verdict }) => verdict === "wrong") ? 1 : 0;
}
