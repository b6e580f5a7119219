import { parseArgs } from "node:util";
import { faultsIn } from "../test/concurrency/storm/check-book.ts";
import { runStorm } from "../test/concurrency/storm/run-storm.ts";
import { onEachDatabase } from "./databases/sample-databases.ts";

const USAGE = `Usage: npm run bench -- storm [options]

16 writers in 4 processes book, move, cancel and block at random on one salon, while processes are killed and started again; then
the book is compared with what the writers were told. Commits wait for the disk.

  --operations <number>   10000 by default
  --kills <number>        how many processes are killed; 20 by default
  --database <name>       only sqlite or postgresql
  --seed <number>         another storm
`;

/** Prints what happened and every fault; answers the exit code, 1 when there is one. */
export async function benchStorm(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      operations: { type: "string", default: "10000" },
      kills: { type: "string", default: "20" },
      database: { type: "string" },
      seed: { type: "string", default: "1" },
      help: { type: "boolean" },
    },
  });
  const operations = Number(values.operations);
  const kills = Number(values.kills);
  if (values.help === true || !(operations > 0) || !(kills >= 0)) {
    process.stdout.write(USAGE);
    return values.help === true ? 0 : 2;
  }
  let faultsFound = 0;
  await onEachDatabase(values.database, async ({ name, url, database }) => {
    const storm = await runStorm({
      url,
      processes: 4,
      writersEach: 4,
      operations,
      kills,
      seed: Number(values.seed),
    });
    const faults = await faultsIn(database.read, storm.told);
    faultsFound += faults.length;
    const counts = Map.groupBy(storm.told, (one) => one.did);
    const kinds = [...counts].map(([did, all]) => `${all.length} ${did}`).toSorted();
    process.stdout.write(
      `${name}: ${storm.told.length} operations in ${(storm.tookMs / 1000).toFixed(0)} s with ${storm.kills} kills: ` +
        `${kinds.join(", ")}; ${faults.length} faults\n${faults.map((fault) => `  ${fault}\n`).join("")}`,
    );
  });
  return faultsFound === 0 ? 0 : 1;
}
