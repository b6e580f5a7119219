import type { Command } from "./command.ts";
import { refuseWords } from "./refuse-words.ts";
import { deskOption, withManager } from "./with-manager.ts";

export const undoCommand: Command = {
  name: "undo",
  summary: "take your last change back",
  help: `Usage: frontdesk undo [--dry-run] [--json]

Takes back the last thing you changed here: a service, hours, a customer, an appointment, a whole import. Once more takes
back the one before. What callers booked stays, and what can't be had back (the time is taken since) is said.

  --dry-run   only say what it would be
  --json      as data: {what, at}
`,
  options: {
    "dry-run": { type: "boolean" },
    json: { type: "boolean" },
    desk: { type: "string" },
  },
  async run({ values, positionals, output }) {
    refuseWords("undo", positionals);
    return await withManager(async (manager) => {
      const tries = values["dry-run"] === true;
      const change = tries ? await manager.lastChange() : await manager.undo();
      if (values["json"] === true) output.write(`${JSON.stringify(change ?? null, null, 2)}\n`);
      else if (!change) output.write("There is nothing to undo.\n");
      else if (tries) output.write(`Would undo: ${change.what} (${change.at}).\n`);
      else output.write(`Undone: ${change.what} (${change.at}).\n`);
      return 0;
    }, deskOption(values));
  },
};
