import { openBookDesk } from "../app/book-desk.ts";
import { loadConfig } from "../config/load-config.ts";
import { eraseInWords } from "../app/visits/erase.ts";
import { CommandFailed, UsageError, type Command, type CommandInput } from "./command.ts";
import { deskOption, withManager } from "./with-manager.ts";

export const eraseCommand: Command = {
  name: "erase",
  summary: "erase everybody at a telephone number",
  help: `Usage: frontdesk erase <number or id> [--dry-run] [--json]
       frontdesk erase --visitor "<name>" [--dry-run] [--json]

Erases everybody at a telephone number: names, numbers, notes, messages, waiting-list entries and the words of their
calls. Their past appointments stay, without a name. It can't be undone. Whoever still has an appointment to come is not
erased. Somebody of an old book who has no number is named by the id that frontdesk customers shows.

With --visitor it erases every visit of a visitor of this whole name to the lobby: who they were, where from and what for.
That somebody came, and when, stays.

  --visitor   the whole name of a visitor
  --dry-run   only say who it would be
  --json      as data: {names}, and of a visitor {visits, expected}
`,
  options: {
    visitor: { type: "string" },
    "dry-run": { type: "boolean" },
    json: { type: "boolean" },
    desk: { type: "string" },
  },
  async run(input) {
    const { values, positionals, output } = input;
    const { visitor } = values;
    if (typeof visitor === "string") return await eraseVisitor(input, visitor);
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

async function eraseVisitor(
  { values, positionals, output }: CommandInput,
  name: string,
): Promise<number> {
  if (positionals.length > 0)
    throw new UsageError("--visitor goes without a number; erase one after the other.");
  const rehearse = values["dry-run"] === true;
  const counts = await withManager(
    async ({ context }) => await eraseInWords(context, { name, rehearse }),
    deskOption(values),
  );
  const { visits, expected } = counts;
  const verb = rehearse ? "Would erase" : "Erased";
  const before =
    expected === 0 ? "" : `, announced beforehand ${expected === 1 ? "once" : `${expected} times`}`;
  const text =
    values["json"] === true
      ? JSON.stringify(counts)
      : `${verb} ${name}: ${visits === 1 ? "1 visit" : `${visits} visits`}${before}.`;
  output.write(`${text}\n`);
  return 0;
}
