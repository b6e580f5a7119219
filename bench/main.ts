import { benchCalls } from "./calls.ts";

const BENCHES: Readonly<Record<string, (words: readonly string[]) => Promise<number>>> = {
  calls: benchCalls,
};

const USAGE = `Usage: npm run bench -- <name> [options]

  calls    spoken calls by the dozen: how many end right, how fast the desk answers
`;

const [name = "", ...words] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) {
  process.exitCode = await bench(words);
} else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
