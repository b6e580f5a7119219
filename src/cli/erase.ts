import { openBookDesk } from "../app/book-desk.ts";
import { loadConfig } from "../config/load-config.ts";
import { CommandFailed, UsageError, type Command } from "./command.ts";

export const eraseCommand: Command = {
  name: "erase",
  summary: "erase everybody at a telephone number",
  help: `Usage: frontdesk erase <number or id> [--dry-run] [--json]

Erases everybody at a telephone number: names, numbers, notes, messages, waiting-list entries and the words of their
calls. Their past appointments stay, without a name. It can't be undone. Whoever still has an appointment to come is not
erased. Somebody of an old book who has no number is named by the id that frontdesk customers shows.

  --dry-run   only say who it would be
  --json      as data: {names}
`,
  options: { "dry-run": { type: "boolean" }, json: { type: "boolean" } },
  async run({ values, positionals, output }) {
    const [phone, more] = positionals;
    if (phone === undefined || more !== undefined)
      throw new UsageError('it takes one telephone number, such as "98401 23456".');
    const rehearse = values["dry-run"] === true;
    await using book = await openBookDesk(await loadConfig());
    const erased = await book.erase({ phone, rehearse });
    if (!erased.ok) {
      const { reason, coming = "" } = erased;
      if (reason === "no-number")
        throw new UsageError(`"${phone}" is no telephone number; write it like +91 98401 23456.`);
      throw new CommandFailed(
        reason === "nobody"
          ? "nobody is on file at that number."
          : `they have an appointment on ${coming.replace("T", " at ")}; cancel it first.`,
      );
    }
    const { names } = erased;
    const verb = rehearse ? "Would erase" : "Erased";
    const text =
      values["json"] === true ? JSON.stringify({ names }) : `${verb} ${names.join(", ")}.`;
    output.write(`${text}\n`);
    return 0;
  },
};
