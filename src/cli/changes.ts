import { openBookDesk, type ChangeView } from "../app/book-desk.ts";
import { loadConfig } from "../config/load-config.ts";
import { UsageError, type Command } from "./command.ts";
import { refuseWords } from "./refuse-words.ts";

export const changesCommand: Command = {
  name: "changes",
  summary: "list who changed what in the book and the business",
  help: `Usage: frontdesk changes [--appointment <id>] [--most <number>] [--json]

Lists what was changed, by whom and how they came, the newest first. Times are as the clock shows them at the desk. As
data, everything that was changed at once has the same change.

  --appointment  only what happened to this appointment
  --most         at most so many; 100 unless told
  --json         as data: [{id, at, actor, channel, call, action, subject, subjectId, before, after, change, words, deed}]
`,
  options: {
    appointment: { type: "string" },
    most: { type: "string" },
    json: { type: "boolean" },
  },
  async run({ values, positionals, output }) {
    refuseWords("changes", positionals);
    const { appointment, most } = values;
    const filter = {
      ...(typeof appointment === "string" && { appointmentId: appointment }),
      ...(typeof most === "string" && { limit: count(most) }),
    };
    await using book = await openBookDesk(await loadConfig());
    const changes = await book.changes(filter);
    output.write(
      values["json"] === true ? `${JSON.stringify(changes, null, 2)}\n` : changeTable(changes),
    );
    return 0;
  },
};

/** One line a deed, however many rows it changed. */
function changeTable(changes: readonly ChangeView[]): string {
  if (changes.length === 0) return "Nothing was changed.\n";
  const deeds = Map.groupBy(changes, ({ change }) => change);
  const rows = [...deeds.values()]
    .flatMap(([newest]) => newest ?? [])
    .map(({ at, actor, channel, deed }) => [
      at.slice(0, 16).replace("T", " "),
      `${actor} (${channel})`,
      deed,
    ]);
  const width = Math.max(...rows.map(([, who = ""]) => who.length));
  return rows.map(([at, who = "", words]) => `${at}  ${who.padEnd(width)}  ${words}\n`).join("");
}

function count(words: string): number {
  if (/^[1-9]\d{0,5}$/u.test(words)) return Number(words);
  throw new UsageError("--most takes a number such as 20.");
}
