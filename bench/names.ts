import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { openDirectory } from "../src/domain/people/matching/open-directory.ts";
import { soundsLike } from "../src/domain/people/matching/sounds-like.ts";
import {
  type HeardContact,
  isMisheard,
  readContacts,
  readPeople,
  readSurnamePairs,
} from "../test/support/names/contacts.ts";
import { areaUnderCurve, type Recall, recallOf } from "../test/support/names/tally.ts";
import { directoryOf } from "./names/directories.ts";
import { METHODS } from "./names/methods.ts";
import { type Line, plot } from "./names/plot.ts";

const USAGE = `Usage: npm run bench -- names [options]

Whom visitors ask for, by transcriptions of three recognisers of about 2018 (not telephone audio, names mostly of the United States):
how often the right person comes first, or among the first three, beside fuse.js and Levenshtein; how often a person is accepted,
accepted wrongly, and accepted although the one asked for isn't in the directory; and how long an answer takes.

  --sizes <numbers>  people in the directory, with commas between; 1000,5000,20000 by default
  --plot <file.svg>  draws recall against the size of the directory
  --tuning           of the contacts the weights were tuned on, in place of the others
`;

/** Prints recall, zones and times, and draws a plot where one is asked for. Answers the exit code. */
export async function benchNames(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      sizes: { type: "string", default: "1000,5000,20000" },
      plot: { type: "string" },
      tuning: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const sizes = values.sizes.split(",").map(Number);
  if (values.help || !sizes.every((size) => Number.isSafeInteger(size) && size >= 100)) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 2;
  }
  const whole = readContacts(values.tuning ? "tuning" : "held-out").filter(({ full }) => full);
  const lines = new Map<string, Line>(METHODS.map(({ name }) => [name, { name, points: [] }]));
  for (const size of sizes) {
    const people = directoryOf(size, readPeople(), allContacts());
    print(
      `\n${size} people, ${whole.length} names said in full, ${whole.filter(isMisheard).length} of them misheard`,
    );
    for (const method of METHODS) {
      const find = method.open(people);
      const timesMs: number[] = [];
      const answers = new Map<string, readonly string[]>();
      const ask = (heard: string): readonly string[] => {
        const begunMs = performance.now();
        const answer = answers.get(heard) ?? find(heard);
        if (!answers.has(heard)) timesMs.push(performance.now() - begunMs);
        answers.set(heard, answer);
        return answer;
      };
      const [all, misheard] = [recallOf(whole, ask), recallOf(whole.filter(isMisheard), ask)];
      lines.get(method.name)?.points.push({ size, recall: misheard.atOne });
      const median = timesMs.toSorted((a, b) => a - b)[Math.floor(timesMs.length / 2)] ?? 0;
      print(
        `  ${method.name.padEnd(12)} all ${inWords(all)}, misheard ${inWords(misheard)}, median ${median.toFixed(1)} ms`,
      );
    }
    zones(size, whole);
  }
  const scores = readSurnamePairs().map(({ name, variant, isSame }) => ({
    score: soundsLike(name, variant),
    isSame,
  }));
  print(
    `\n${scores.length} pairs of surnames, variants or not: area under the curve ${areaUnderCurve(scores).toFixed(3)}`,
  );
  if (values.plot !== undefined) {
    await writeFile(values.plot, plot([...lines.values()]));
    print(`Drawn: ${values.plot}`);
  }
  return 0;
}

function allContacts(): ReadonlySet<string> {
  return new Set([...readContacts("tuning"), ...readContacts("held-out")].map(({ id }) => id));
}

/** How the three zones come out, with the person asked for in the directory and without. */
function zones(size: number, whole: readonly HeardContact[]): void {
  const people = directoryOf(size, readPeople(), allContacts());
  const directory = openDirectory(people);
  const matches = whole.map((one) => ({ one, match: directory.match(one.heard) }));
  const found = matches.filter(({ match }) => match.status === "found");
  const wrong = found.filter(({ one, match }) => match.candidates[0]?.id !== one.id);
  const several = matches.filter(({ match }) => match.status === "several");
  const offered = several.filter(({ one, match }) =>
    match.candidates.slice(0, 3).some(({ id }) => id === one.id),
  );
  let absent = 0;
  for (const [id, contacts] of Map.groupBy(whole, (one) => one.id)) {
    const without = openDirectory(people.filter((one) => one.id !== id));
    absent += contacts.filter(({ heard }) => without.match(heard).status === "found").length;
  }
  print(
    `  accepted ${share(found.length, whole)}, of them wrong ${wrong.length}; asked ${share(several.length, whole)}, ` +
      `the right one among three in ${share(offered.length, several)}; accepted with the person taken out ${share(absent, whole)}`,
  );
}

function inWords({ atOne, atThree }: Recall): string {
  return `${(100 * atOne).toFixed(1)} / ${(100 * atThree).toFixed(1)} %`;
}

function share(part: number, whole: readonly unknown[]): string {
  return `${((100 * part) / whole.length).toFixed(2)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
