import { benchCalls } from "./calls.ts";
import { benchRecognition } from "./recognition.ts";

const BENCHES: Readonly<Record<string, (words: readonly string[]) => Promise<number>>> = {
  calls: benchCalls,
  recognition: benchRecognition,
};

const USAGE = `Usage: npm run bench -- <name> [options]

  calls          spoken calls by the dozen: how many end right, how fast the desk answers
  recognition    what the local ears make of phrases, clean and in noise
`;

const [name = "", ...words] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) {
  process.exitCode = await bench(words);
} else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
