import { parseArgs } from "node:util";
import { callerVoices } from "../src/app/trial/ring-desk.ts";
import { SharedSpeech } from "../test/support/shared-speech.ts";
import { planCalls } from "./spoken/plan.ts";
import { callLine, summary } from "./spoken/report.ts";
import { ringOnce, type RungCall } from "./spoken/ring.ts";
import { SCENARIOS } from "./spoken/scenarios.ts";

const USAGE = `Usage: npm run bench -- spoken [options]

Rings GlamDesk with spoken callers on a virtual clock, the whole way from Twilio's protocol to the database and back, and
says how many calls ended with what the caller wanted in the book.

  --calls <number>    how many calls; every scenario with every voice by default, and noise with two in three
  --voice <name>      only this caller's voice: ${callerVoices().join(", ")}
  --scenario <name>   only this one: ${SCENARIOS.map(({ name }) => name).join(", ")}
  --noise <dBFS>      only this white noise behind the caller; "none" for a silent room
  --seed <number>     other noise and other names
  --verbose           prints the words of the calls that did not end right; twice: of all calls
`;

/** Rings, prints a line a call and the sums. Answers the exit code: 1 when a booking was wrong. */
export async function benchSpoken(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      calls: { type: "string" },
      voice: { type: "string" },
      scenario: { type: "string" },
      noise: { type: "string" },
      seed: { type: "string" },
      verbose: { type: "boolean", multiple: true },
      help: { type: "boolean" },
    },
  });
  const plan = planCalls(values, callerVoices());
  if (values.help === true || plan.length === 0) {
    process.stdout.write(USAGE);
    return values.help === true ? 0 : 2;
  }
  const verbosity = values.verbose?.length ?? 0;
  await using speech = new SharedSpeech();
  const rung: RungCall[] = [];
  for (const planned of plan) {
    const call = await ringOnce(planned, speech);
    rung.push(call);
    process.stdout.write(`${callLine(call)}\n`);
    if (verbosity > (call.verdict === "right" ? 1 : 0)) {
      process.stdout.write(`${call.lines.join("\n")}\n  book    ${call.rows.join("; ")}\n\n`);
    }
  }
  process.stdout.write(`\n${summary(rung)}\n`);
  return rung.some(({ verdict }) => verdict === "wrong") ? 1 : 0;
}
