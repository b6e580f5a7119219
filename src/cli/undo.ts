import type { Command } from "./command.ts";
import { refuseWords } from "./refuse-words.ts";
import { deskOption, withManager } from "./with-manager.ts";

export const undoCommand: Command = {
  name: "undo",
  summary: "take your last change back",
  help: `Usage: frontdesk undo [--skip] [--dry-run] [--json]

Takes back the last thing you changed here: a service, hours, a customer, an appointment, a whole import. Once more takes
back the one before. What callers booked stays. What can't be undone is said: the time is taken since, or the book needs
what would go, for a cancelled appointment is kept there too.

  --skip      leave the last change as it is, and take back the newest before it that can be
  --dry-run   only say what it would be
  --json      as data: {what, at}
`,
  options: {
    skip: { type: "boolean" },
    "dry-run": { type: "boolean" },
    json: { type: "boolean" },
    desk: { type: "string" },
  },
  async run({ values, positionals, output }) {
    refuseWords("undo", positionals);
    return await withManager(async (manager) => {
      const tries = values["dry-run"] === true;
      const skip = values["skip"] === true;
      const change = tries ? await manager.lastChange(skip) : await manager.undo(skip);
      if (values["json"] === true) output.write(`${JSON.stringify(change ?? null, null, 2)}\n`);
      else if (!change) output.write("There is nothing to undo.\n");
      else if (tries) output.write(`Would undo: ${change.what} (${change.at}).\n`);
      else output.write(`Undone: ${change.what} (${change.at}).\n`);
      return 0;
    }, deskOption(values));
  },
};
