import { openBookDesk } from "../app/book-desk.ts";
import { loadConfig } from "../config/load-config.ts";
import type { Command } from "./command.ts";
import { refuseWords } from "./refuse-words.ts";

export const migrateCommand: Command = {
  name: "migrate",
  summary: "bring the database up to this version",
  help: `Usage: frontdesk migrate

Makes the database if there is none and brings an older one up to this program, with everything in it. The service does the
same at each start; running it again changes nothing.
`,
  options: {},
  async run({ positionals, output }) {
    refuseWords("migrate", positionals);
    await using book = await openBookDesk(await loadConfig());
    output.write(`The database ${book.place} is up to date.\n`);
    return 0;
  },
};
