import { openDatabase } from "../../src/store/open-database.ts";

/*
 * `node hold-write-lock.ts <database>`: begins to write, says "ready" with the lock in its hands and never lets go, until
 * somebody kills it.
 */
const [, , url = ""] = process.argv;

await using database = await openDatabase(url);
await database.write(async (writer) => {
  await writer.updateTable("desks").set({ greeting: "Half written" }).execute();
  process.stdout.write("ready\n");
  await new Promise((resolve) => {
    process.stdin.once("end", resolve);
    process.stdin.resume();
  });
});
