import { benchCalls } from "./calls.ts";
import { benchCommits } from "./commits.ts";
import { benchFailover } from "./failover.ts";
import { benchLatency } from "./latency.ts";
import { benchNames } from "./names.ts";
import { benchPrinter } from "./printer.ts";
import { benchRecognition } from "./recognition.ts";
import { benchSlots } from "./slots.ts";
import { benchSpoken } from "./spoken.ts";
import { benchStorm } from "./storm.ts";

const BENCHES: Readonly<Record<string, (words: readonly string[]) => Promise<number>>> = {
  calls: benchCalls,
  commits: benchCommits,
  failover: benchFailover,
  latency: benchLatency,
  names: benchNames,
  printer: benchPrinter,
  recognition: benchRecognition,
  slots: benchSlots,
  spoken: benchSpoken,
  storm: benchStorm,
};

const USAGE = `Usage: npm run bench -- <name> [options]

  calls          1, 100 and 500 calls at once: what each costs, and how much it adds, beside a bare relay
  commits        how many bookings a second each database takes
  failover       what a caller hears when ears, brain or voice fail in the middle of a call
  latency        how soon callers hear an answer, with services as fast as they say, and where the time goes
  names          whom visitors mean by names that recognisers wrote down, beside fuse.js and Levenshtein
  printer        badges on the sample printer of CUPS, well and broken
  recognition    what the local ears make of phrases, clean and in noise
  slots          how long it takes to find free time in a full book
  spoken         spoken calls by the dozen: how many end right, how fast the desk answers
  storm          16 writers at once on each database, with kills, and whether the book is right afterwards
`;

const [name = "", ...words] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) {
  process.exitCode = await bench(words);
} else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
