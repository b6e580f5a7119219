/** Measures something and prints it; answers the exit code. */
type Bench = (words: readonly string[]) => Promise<number>;

// Each brings what only it needs.
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  calls: async () => (await import("./calls.ts")).benchCalls,
  commits: async () => (await import("./commits.ts")).benchCommits,
  failover: async () => (await import("./failover.ts")).benchFailover,
  latency: async () => (await import("./latency.ts")).benchLatency,
  names: async () => (await import("./names.ts")).benchNames,
  printer: async () => (await import("./printer.ts")).benchPrinter,
  recognition: async () => (await import("./recognition.ts")).benchRecognition,
  slots: async () => (await import("./slots.ts")).benchSlots,
  spoken: async () => (await import("./spoken.ts")).benchSpoken,
  storm: async () => (await import("./storm.ts")).benchStorm,
  visits: async () => (await import("./visits.ts")).benchVisits,
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
  visits         spoken visits to a lobby over both paths: how many are announced to the right host
`;

const [name = "", ...words] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) {
  process.exitCode = await (await bench())(words);
} else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
