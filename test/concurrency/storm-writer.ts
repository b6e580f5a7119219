import { fsyncSync, openSync, writeSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { openDatabase } from "../../src/store/open-database.ts";
import { operate } from "./storm/operate.ts";
import { Random } from "./storm/random.ts";

/*
 * One process of a storm: `node storm-writer.ts <database> <log> <writers> <seed>`. So many writers at once do one thing after
 * the other to the book until standard input ends or somebody kills them. What a writer was told goes to the log, to the
 * disk, before it does anything else.
 */
const [, , url = "", logPath = "", writers = "1", seed = "1"] = process.argv;

await using database = await openDatabase(url);
const log = openSync(logPath, "a");
const over = new AbortController();
process.stdin.once("end", () => over.abort());
process.stdin.resume();
process.stdout.write("ready\n");

await Promise.all(
  Array.from({ length: Number(writers) }, async (_, index) => {
    const random = new Random(Number(seed) * 100 + index);
    while (!over.signal.aborted) {
      writeSync(log, `${JSON.stringify(await operate(database, random))}\n`);
      fsyncSync(log);
      // SQLite answers at once, so that without this nothing else would ever have its turn.
      await setImmediate();
    }
  }),
);
