import { openBookDesk } from "../app/book-desk.ts";
import { loadConfig } from "../config/load-config.ts";
import type { Command } from "./command.ts";
import { refuseWords } from "./refuse-words.ts";

export const seedCommand: Command = {
  name: "seed",
  summary: "add the desks of the desk files",
  help: `Usage: frontdesk seed

Adds each desk that DESK_FILES names and the database does not hold yet. A desk that is there already stays as it is: after
the first start the database is the truth.
`,
  options: {},
  async run({ positionals, output }) {
    refuseWords("seed", positionals);
    const config = await loadConfig();
    await using book = await openBookDesk(config);
    const seeded = await book.seed();
    output.write(
      seeded.length === 0
        ? `Every desk in ${config.deskFiles.join(", ")} is in the database ${book.place}.\n`
        : `Added ${seeded.join(", ")} to the database ${book.place}.\n`,
    );
    return 0;
  },
};
